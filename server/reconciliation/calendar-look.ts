import { type CalendarSnapshot } from "../../db/bookings/booking-snapshots.ts";
import type { CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import type { Calendar } from "../ports.ts";

/** One builder's calendar and what we know of it. `bookings` is kept up to date while the run repairs. */
export interface CalendarLook {
  readonly connection: CalendlyConnection;
  readonly calendar: Calendar;
  /** The event types that are, or were, sold here. */
  readonly sessionTypeUris: ReadonlySet<string>;
  /** Those of them that cost something and are published: an event of theirs needs a booking. */
  readonly pricedUris: ReadonlySet<string>;
  /** By the event that they hold: of this one builder, from some days ago on. */
  readonly bookings: Map<string, CalendarSnapshot[]>;
  /** Whether the database is a copy of another installation's: every event without a booking of ours is then left to that installation. */
  readonly isCopy: boolean;
}
