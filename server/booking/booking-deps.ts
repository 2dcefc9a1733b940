import type { Database } from "../../db/core/open-database.ts";
import type { BookingState } from "../domain/booking/booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type {
  Accounts,
  Calendars,
  Clock,
  FreeTimesWatch,
  FunnelCounts,
  Limits,
  Log,
  Payments,
  RandomBytes,
  RunEffectNow,
  SecretBox,
  Tracing,
  WebhookSender,
} from "../ports.ts";

/** What every use case of a booking may use; wired once, in the composition root. */
export interface BookingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly payments: Payments;
  readonly calendars: Calendars;
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly randomBytes: RandomBytes;
  readonly secretBox: SecretBox;
  readonly runEffectNow: RunEffectNow;
  /** Tells the worker that rows are waiting, after a commit. */
  readonly wakeWorker: () => void;
  /** Called after the commit for each step of a booking, for the metrics. Absent: nobody counts. */
  readonly countTransition?: (state: BookingState) => void;
  /** Tells whoever watches a booking that it has changed, after a commit. Absent: nobody does. */
  readonly bookingChanged?: (bookingId: BookingId) => void;
  /** Called after the terms or the privacy notice were published. Absent: nobody keeps which there are. */
  readonly policiesChanged?: () => void;
  /** Absent: nobody counts views and refusals. */
  readonly funnel?: FunnelCounts;
  /** Absent: nobody reads free times anew. */
  readonly freeTimes?: FreeTimesWatch;
  /** Absent: nothing is traced. */
  readonly tracing?: Tracing;
  readonly webhookSender: WebhookSender;
  readonly log: Log;
  readonly settings: BookingSettings;
}

/** What takes events in may use: the worker does so too, and has no request to run an effect for. */
export type EventDeps = Omit<BookingDeps, "runEffectNow">;

export interface BookingSettings {
  /** Our own origin, without a slash at the end. */
  readonly appUrl: string;
  /** Where our mail comes from, without a name. */
  readonly mailAddress: string;
  /** Base of Calendly's API, without a slash at the end: what its URIs begin with. */
  readonly calendlyApiUrl: string;
  /** How long an unpaid time is held. */
  readonly holdMinutes: number;
  /** How many bookings one client may start in 24 h. */
  readonly bookingsPerDayMax: number;
  /** Whether clients are asked to agree that a session begins while they could still withdraw. */
  readonly asksEarlyStart: boolean;
}
