import type { Database } from "../../db/open-database.ts";
import type { Calendars, Clock, Log, Payments, RandomBytes, RunEffectNow } from "../ports.ts";

/** What every use case of a booking may use; wired once, in the composition root. */
export interface BookingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly payments: Payments;
  readonly calendars: Calendars;
  readonly randomBytes: RandomBytes;
  readonly runEffectNow: RunEffectNow;
  /** Tells the worker that rows are waiting, after a commit. */
  readonly wakeWorker: () => void;
  readonly log: Log;
  readonly settings: BookingSettings;
}

export interface BookingSettings {
  /** Our own origin, without a slash at the end. */
  readonly appUrl: string;
  /** Base of Calendly's API, without a slash at the end: what its URIs begin with. */
  readonly calendlyApiUrl: string;
  /** How long an unpaid time is held. */
  readonly holdMinutes: number;
  /** How many bookings one client may start in 24 h. */
  readonly bookingsPerDayMax: number;
}
