import type { BookingDeps } from "../booking/booking-deps.ts";
import type { Mailer } from "../ports.ts";

/** What the worker may use: what use cases may, and the mail. `runEffectNow` is the worker's own. */
export interface WorkerDeps extends Omit<BookingDeps, "runEffectNow"> {
  readonly mailer: Mailer;
}
