import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { untilTrue } from "../../server/test-app.ts";
import { findOpenTime } from "./visitors.ts";
import { createSandboxControl, lastPartOf, type BookedAtCalendly } from "./sandbox.ts";
import type { MoneyStage, StageBooking } from "./app.ts";

/** 20 days: after whatever tests book two weeks ahead, and within the days that Calendly offers. */
const MOVED_DAYS_AHEAD = 20;

/** Where to, and by whose hand; the invitee's own, to the first time that is open 20 days ahead, unless said otherwise. */
export interface Move {
  readonly startTime?: string;
  readonly daysAhead?: number;
  readonly by?: "host" | "invitee";
  readonly duration?: number;
  readonly eventTypeUri?: string;
}

/** A booking that holds a time at Calendly. */
export type Booked = StageBooking & { readonly atCalendly: BookedAtCalendly };

/** A move that the app has not heard of: its two deliveries are kept back. */
export interface UnheardMove {
  readonly moved: Booked;
  /** Tells that the old invitee is gone. */
  readonly canceled: Delivery;
  /** Tells that there is a new one. */
  readonly created: Delivery;
}

/** What people do at Calendly with a booking of the stage, and its news on the way to us. */
export function createCalendlySide(stage: MoneyStage) {
  const { app } = stage;
  const { postOffice, faults } = app.sandbox.kernel;
  const { ledger } = app.sandbox.calendly;
  const sandbox = createSandboxControl(app.sandbox.urls);

  const openTime = (eventTypeUri: string, daysAhead = MOVED_DAYS_AHEAD): Promise<string> =>
    findOpenTime({ sandbox }, eventTypeUri, daysAhead);

  async function move(booking: Booked, { daysAhead, ...to }: Move = {}): Promise<Booked> {
    const { event, invitee } = booking.atCalendly;
    const startTime = to.startTime ?? (await openTime(to.eventTypeUri ?? event.event_type, daysAhead));
    const route = `/invitees/${lastPartOf(invitee.uri)}/reschedule`;
    return {
      ...booking,
      atCalendly: await app.control<BookedAtCalendly>("calendly", "POST", route, { ...to, startTime }),
    };
  }

  function held({ bookingId }: StageBooking): Delivery[] {
    return postOffice
      .list({ provider: "calendly", state: "held" })
      .filter(({ body }) => body.includes(bookingId));
  }

  /** Keeps back what Calendly tells of this. */
  async function unheard<Done>(act: () => Promise<Done>): Promise<Done> {
    const rule = stage.addDeliveryFault("calendly", { kind: "hold" });
    const done = await act();
    faults.remove(rule.id);
    return done;
  }

  function deliveryOf({ atCalendly }: Booked, eventType: string): Delivery {
    const objectId = atCalendly.invitee.uri;
    const [found] = postOffice.list({ provider: "calendly", state: "held", eventType, objectId });
    invariant(found !== undefined, `${eventType} is kept back`);
    return found;
  }

  return {
    move,
    openTime,
    unheard,
    /** What is kept back about a booking, in the order in which it happened. */
    held,
    async moveUnheard(booking: Booked, to: Move = {}): Promise<UnheardMove> {
      const moved = await unheard(() => move(booking, to));
      return {
        moved,
        canceled: deliveryOf(booking, "invitee.canceled"),
        created: deliveryOf(moved, "invitee.created"),
      };
    },
    /** Lets these go one after the other, each when all that came of the one before is done. */
    async release(...deliveries: readonly Delivery[]): Promise<void> {
      for (const { id } of deliveries) {
        await postOffice.release(id);
        await app.untilQuiet();
      }
    },
    /** Waits until the app has the time that Calendly has. */
    untilMoved: ({ bookingId, atCalendly }: Booked): Promise<void> =>
      untilTrue(async () => {
        const { time } = (await getBooking(app.db, bookingId)).context;
        invariant(time?.calendlyInviteeUri === atCalendly.invitee.uri, "the new time is known");
      }),
    /** The starts of everything that stands in the calendar for this booking. */
    activeStarts(bookingId: BookingId): string[] {
      const events = new Set(
        ledger
          .invitees()
          .filter(({ tracking, status }) => tracking.utm_content === bookingId && status === "active")
          .map(({ event }) => event),
      );
      return ledger
        .scheduledEvents()
        .filter(({ uri, status }) => events.has(uri) && status === "active")
        .map(({ start_time: start }) => instant(start));
    },
    /** What Calendly says to whoever was canceled; null when nobody was, or nothing was said. */
    cancelReason: ({ atCalendly }: Booked): string | null =>
      ledger.scheduledEvents().find(({ uri }) => uri === atCalendly.event.uri)?.cancellation?.reason ?? null,
  };
}

/** A booking that has got as far as a time. */
export function booked(booking: StageBooking): Booked {
  const { atCalendly } = booking;
  invariant(atCalendly !== null, "a time is booked");
  return { ...booking, atCalendly };
}
