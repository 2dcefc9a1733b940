import { getBuilderNames } from "../../db/builders/builders.ts";
import { listRefusals } from "../../db/bookings/checkout-refusals.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { CheckoutRefusal } from "../domain/providers/checkout-refusal.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";

/** A cause for which Stripe opens no checkouts, whoever's clients it meets. */
export interface RefusedCheckouts {
  readonly scope: string;
  readonly cause: string;
  readonly currency: string;
  /** Null when it is about everything in the currency. */
  readonly sessionTypeId: string | null;
  /** Stripe's own words, the latest. */
  readonly reason: string;
  readonly refusals: number;
  readonly since: Instant;
  /** Whose clients were refused. */
  readonly builders: readonly string[];
}

/** What an operator must put right at Stripe, the longest first: each cause once. */
export async function viewOfRefusedCheckouts(db: Queryable): Promise<RefusedCheckouts[]> {
  const open = await listRefusals(db, null);
  const builderOf = await getBuilderNames(
    db,
    open.map(({ builderId }) => builderId),
  );
  return groupByCause(open).map(([first, ...others]) => {
    const all = [first, ...others];
    const latest = all.reduce((one, other) => (other.lastAt > one.lastAt ? other : one));
    return {
      scope: first.scope,
      cause: first.cause,
      currency: first.currency,
      sessionTypeId: isAboutCurrency(first) ? null : first.scope,
      reason: latest.reason,
      refusals: all.reduce((sum, { refusals }) => sum + refusals, 0),
      since: first.firstAt,
      builders: all.map(({ builderId }) => builderOf(builderId).displayName),
    };
  });
}

/** What a builder cannot sell just now, because nobody can pay for it. */
export async function viewOfUnpayable(db: Queryable, builderId: BuilderId) {
  const open = await listRefusals(db, builderId);
  const about = open.some((one) => !isAboutCurrency(one)) ? await listSessionTypes(db, builderId) : [];
  return groupByScope(open).map(({ scope, currency }) => ({
    currency,
    /** Null when it is everything in this currency. */
    sessionTypeName: about.find(({ id }) => id === scope)?.name ?? null,
  }));
}

function isAboutCurrency({ scope, currency }: CheckoutRefusal): boolean {
  return scope === currency;
}

type Group = [CheckoutRefusal, ...CheckoutRefusal[]];

function groupByCause(refusals: readonly CheckoutRefusal[]): Group[] {
  const groups = new Map<string, Group>();
  for (const refusal of refusals) {
    const key = `${refusal.scope} ${refusal.cause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [refusal]);
    else group.push(refusal);
  }
  return [...groups.values()];
}

function groupByScope(refusals: readonly CheckoutRefusal[]): CheckoutRefusal[] {
  return [...new Map(refusals.map((refusal) => [refusal.scope, refusal])).values()];
}
