import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { until } from "../../server/test-until.ts";
import { findOpenTime } from "./offers.ts";
import { lastPartOf, type BookedAtCalendly } from "./sandbox.ts";
import type { AppWithSandbox, Booked, TestBooking } from "./test-booking.ts";

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

/** A move that the app has not heard of: its two deliveries are kept back. */
export interface UnheardMove {
  readonly moved: Booked;
  /** Tells that the old invitee is gone. */
  readonly canceled: Delivery;
  /** Tells that there is a new one. */
  readonly created: Delivery;
}

type HasTime = Pick<Booked, "atCalendly">;

/** What stands in Calendly's own books for a booking, what people do there with it, and what Calendly tells us of that. */
export function calendlySide(app: AppWithSandbox) {
  const { sandbox } = app;
  const { postOffice, faults } = sandbox.kernel;
  const { ledger } = sandbox.calendly;

  const openTime = (eventTypeUri: string, daysAhead = MOVED_DAYS_AHEAD): Promise<string> =>
    findOpenTime(app, eventTypeUri, daysAhead);

  async function move(booking: Booked, { daysAhead, ...to }: Move = {}): Promise<Booked> {
    const { event, invitee } = booking.atCalendly;
    const startTime = to.startTime ?? (await openTime(to.eventTypeUri ?? event.event_type, daysAhead));
    const route = `/invitees/${lastPartOf(invitee.uri)}/reschedule`;
    return {
      ...booking,
      atCalendly: await app.control<BookedAtCalendly>("calendly", "POST", route, { ...to, startTime }),
    };
  }

  /** Keeps back what Calendly tells of this. */
  async function unheard<Done>(act: () => Promise<Done>): Promise<Done> {
    const rule = faults.add({
      provider: "calendly",
      on: "delivery",
      fault: { kind: "hold" },
      remaining: null,
    });
    const done = await act();
    faults.remove(rule.id);
    return done;
  }

  function deliveryOf({ atCalendly }: HasTime, eventType: string): Delivery {
    const objectId = atCalendly.invitee.uri;
    const [found] = postOffice.list({ provider: "calendly", state: "held", eventType, objectId });
    invariant(found !== undefined, `${eventType} is kept back`);
    return found;
  }

  const eventOf = ({ atCalendly }: Pick<TestBooking, "atCalendly">) =>
    ledger.scheduledEvents().find(({ uri }) => uri === atCalendly?.event.uri);

  return {
    move,
    openTime,
    unheard,
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
      until(async () => {
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
    /** Null when there is no event. */
    eventStatusOf: (booking: Pick<TestBooking, "atCalendly">): string | null =>
      eventOf(booking)?.status ?? null,
    /** What Calendly says to whoever was canceled; null when nobody was, or nothing was said. */
    cancelReason: (booking: HasTime): string | null => eventOf(booking)?.cancellation?.reason ?? null,
    /** Whether somebody else could book this time at Calendly now. */
    async isFree({ atCalendly: { event } }: HasTime): Promise<boolean> {
      const from = instant(event.start_time);
      const times = await sandbox.listOpenTimes(event.event_type, from, addMinutes(from, 1));
      return times.some((time) => instant(time) === from);
    },
  };
}

/** A booking that has got as far as a time. */
export function booked(booking: TestBooking): Booked {
  const { atCalendly } = booking;
  invariant(atCalendly !== null, "a time is booked");
  return { ...booking, atCalendly };
}
