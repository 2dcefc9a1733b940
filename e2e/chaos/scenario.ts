import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { CalendlyEventKind } from "../../server/domain/offer/session-type.ts";
import type { BookedAtCalendly, SandboxControl } from "../kit/sandbox.ts";
import type { Banks } from "./banks.ts";
import type { Guest } from "./enter-app.ts";

/** What is sold, and when the builder's calendar has room for it. */
export interface Offer {
  readonly sessionTypeId: `sty_${string}`;
  readonly eventTypeUri: string;
  /** The builder's own account. */
  readonly builder: Guest;
  readonly kind: CalendlyEventKind;
  readonly isFree: boolean;
  readonly times: readonly string[];
}

/** A place in a group session, as the one who took it knows it. */
export interface Seat {
  readonly inviteeUri: string;
  readonly isLeft: boolean;
}

/** What somebody was promised, and holds us to. */
export interface Scenario {
  readonly client: Guest;
  /** Null when no answer to Book ever came. */
  bookingId: BookingId | null;
  /** What must be back in the end, as told by who took the cancellation; null when nobody promised anything. */
  promisedMinor: number | "all" | null;
  /** Returned by hand in Stripe's dashboard, in minor units. */
  dashboardMinor: number;
  /** Null when it is no group session, or no time was picked. */
  seat: Seat | null;
  readonly actions: string[];
}

/** What people meet who book. */
export interface ChaosFixture {
  readonly sandbox: SandboxControl;
  readonly banks: Banks;
  readonly offers: readonly Offer[];
  /** Places in group sessions by the booking they were taken for: who has one takes no other when they come back. */
  readonly seats: Map<BookingId, BookedAtCalendly>;
}

export function beginScenario(client: Guest): Scenario {
  return { client, bookingId: null, promisedMinor: null, dashboardMinor: 0, seat: null, actions: [] };
}

export function bookingIdOf({ bookingId }: Scenario): BookingId {
  invariant(bookingId !== null, "a booking was begun");
  return bookingId;
}
