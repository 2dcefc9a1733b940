import { findLatestReconciliation } from "../../db/operations/reconciliations.ts";
import { findHeldRestoration, releaseRestorations } from "../../db/operations/restorations.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { whyNotCompared, type NotComparedYet } from "./reconcile-while-held.ts";
import { repeatErasures, type RepeatDeps, type RepeatedErasures } from "./repeat-erasures.ts";
import { settleMails } from "./settle-mails.ts";
import { settleRefunds, type SettledRefunds } from "./settle-refunds.ts";

export type ReleaseOutcome =
  | { readonly kind: "not_held" }
  | { readonly kind: "not_compared"; readonly why: NotComparedYet }
  | {
      readonly kind: "released";
      readonly mailsNotSent: number;
      readonly refunds: SettledRefunds;
      readonly erasures: RepeatedErasures;
      /** What could not be compared, in sentences. */
      readonly skipped: readonly string[];
    };

/**
 * Lets a restored installation go on, once everything has been compared with the providers: first the refunds that wait are settled by what Stripe
 * has, mails about the lost time are ended, and erasures of that time repeated. Throws ProviderError when Stripe does not answer; nothing is
 * released then. Safe to repeat.
 */
export async function releaseRestoration(deps: EventDeps & RepeatDeps): Promise<ReleaseOutcome> {
  const db = deps.database.kysely;
  const held = await findHeldRestoration(db);
  if (held === null) return { kind: "not_held" };
  const latest = await findLatestReconciliation(db);
  const why = whyNotCompared(latest, held);
  if (why !== null) return { kind: "not_compared", why };
  const refunds = await settleRefunds(deps);
  const mailsNotSent = await settleMails(deps, held);
  const erasures = await repeatErasures(deps);
  await releaseRestorations(db, deps.clock.now());
  return { kind: "released", mailsNotSent, refunds, erasures, skipped: latest?.progress.skipped ?? [] };
}
