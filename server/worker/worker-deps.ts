import type { BookingDeps } from "../booking/booking-deps.ts";
import type { Installation, Mailer, OperatorToTell } from "../ports.ts";

/** What the worker may use: what use cases may, and the mail. `runEffectNow` is the worker's own. */
export interface WorkerDeps extends Omit<BookingDeps, "runEffectNow"> {
  readonly mailer: Mailer;
  /** Who is mailed about what needs an operator; empty while there is no operator. */
  readonly operators: () => Promise<readonly OperatorToTell[]>;
  /** Whose events at Stripe are this installation's: its mode, and the ids that it has or had. */
  readonly stripeEvents: { readonly isLive: boolean; readonly installation: Installation };
  /** Called for each row handled, for the metrics: `type` is the delivery's source or the effect's type. */
  readonly countHandled: (
    queue: "inbox" | "outbox",
    type: string,
    outcome: "completed" | "failed" | "dead",
  ) => void;
}
