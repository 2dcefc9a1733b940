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

/** What a release does one after the other. */
export type ReleaseStep = "refunds" | "mails" | "erasures" | "going_on";

/**
 * Lets a restored installation go on, once everything has been compared with the providers: first the refunds that wait are settled by what Stripe
 * has, mails about the lost time are ended, and erasures of that time repeated. Throws ProviderError when Stripe does not answer; nothing is
 * released then. Safe to repeat. `begins` is told of each step.
 */
export async function releaseRestoration(
  deps: EventDeps & RepeatDeps,
  begins: (step: ReleaseStep) => void = () => undefined,
): Promise<ReleaseOutcome> {
  const db = deps.database.kysely;
  const held = await findHeldRestoration(db);
  if (held === null) return { kind: "not_held" };
  const latest = await findLatestReconciliation(db);
  const why = whyNotCompared(latest, held);
  if (why !== null) return { kind: "not_compared", why };
  begins("refunds");
  const refunds = await settleRefunds(deps);
  begins("mails");
  const mailsNotSent = await settleMails(deps, held);
  begins("erasures");
  const erasures = await repeatErasures(deps);
  begins("going_on");
  // In a transaction: PostgreSQL carries a statement that waits out, also when whoever sent it has ended; a commit it never gets then.
  await deps.database.transact((tx) => releaseRestorations(tx, deps.clock.now()));
  return { kind: "released", mailsNotSent, refunds, erasures, skipped: latest?.progress.skipped ?? [] };
}
