import { describe, expect, test } from "vitest";
import { BOOKING_STATES, type Booking } from "../../../server/domain/booking/booking.ts";
import { CLIENT_GROUPS, clientGroupOf } from "../../../server/domain/booking/client-booking-groups.ts";
import { addMinutes } from "../../../server/domain/values/instant.ts";
import { listBookingsOfClient, type ClientBookingKey } from "./bookings-of-client.ts";
import { insertBooking, saveBooking } from "../write-booking.ts";
import { insertBuilder } from "../../builders/builders.ts";
import type { Queryable } from "../../core/open-database.ts";
import { insertSessionType } from "../../builders/session-types.ts";
import {
  anotherOffer,
  confirmed,
  insertTestOffer,
  scheduled,
  TEST_NOW,
  testBooking,
} from "../test-bookings.ts";
import { forEachDialect } from "../../core/test-databases.ts";

const CLIENT = "user-1";

/** Writes a booking whose session is at so many minutes from now, as it then stood. */
async function plant(
  db: Queryable,
  n: number,
  inMinutes: number | null,
  change: (booking: Booking) => Booking = (booking) => booking,
): Promise<Booking> {
  const { builder, sessionType } = anotherOffer(n);
  await insertBuilder(db, { ...builder, position: n }, TEST_NOW);
  await insertSessionType(db, sessionType, TEST_NOW);
  const begun = testBooking(n, {
    clientUserId: CLIENT,
    builderId: builder.id,
    sessionTypeId: sessionType.id,
    context: { initiatedAt: addMinutes(TEST_NOW, n) },
  });
  await insertBooking(db, begun);
  if (inMinutes === null) return begun;
  const held = scheduled(begun, n);
  const { time } = held.context;
  const at = { startsAt: addMinutes(TEST_NOW, inMinutes), endsAt: addMinutes(TEST_NOW, inMinutes + 60) };
  const moved = { ...held, context: { ...held.context, time: time === null ? null : { ...time, ...at } } };
  const last = change(moved);
  await saveBooking(db, begun, { ...last, version: 2 });
  return { ...last, version: 2 };
}

const booked = (booking: Booking) =>
  confirmed(booking, String(booking.version + Number(booking.id.slice(-4))));
const tookPlace = (booking: Booking): Booking => ({ ...booked(booking), state: "COMPLETED" });
const canceled = (booking: Booking): Booking => ({
  ...booked(booking),
  state: "CANCELED",
  context: { ...booking.context, canceledAt: addMinutes(TEST_NOW, 60), canceledBy: "client" },
});

const DAY = 24 * 60;

describe("a client's bookings", () => {
  forEachDialect((openFresh) => {
    test("come by the time of their session: what is to come the soonest first, what is over the latest first", async () => {
      const db = (await openFresh()).kysely;
      await insertTestOffer(db);
      const wanted = {
        laterHeld: await plant(db, 11, 3 * DAY),
        noTimeYet: await plant(db, 12, null),
        nextMonth: await plant(db, 13, 30 * DAY, booked),
        tomorrow: await plant(db, 14, DAY, booked),
        lastYear: await plant(db, 15, -365 * DAY, tookPlace),
        yesterday: await plant(db, 16, -DAY, tookPlace),
        canceledPast: await plant(db, 17, -2 * DAY, canceled),
        canceledAhead: await plant(db, 18, 9 * DAY, canceled),
      };
      const order: (keyof typeof wanted)[] = [
        "noTimeYet",
        "laterHeld",
        "tomorrow",
        "nextMonth",
        "yesterday",
        "lastYear",
        "canceledAhead",
        "canceledPast",
      ];
      const nameOf = ({ id }: Booking) =>
        (Object.keys(wanted) as (keyof typeof wanted)[]).find((name) => wanted[name].id === id);
      for (const limit of [1, 3, 100]) {
        const seen: Booking[] = [];
        let after: ClientBookingKey | null = null;
        do {
          const page: Awaited<ReturnType<typeof listBookingsOfClient>> = await listBookingsOfClient(
            db,
            { userId: CLIENT, confirmed: null },
            { after, limit },
          );
          seen.push(...page.values);
          after = page.next;
        } while (after !== null);
        expect(seen.map(nameOf)).toEqual(order);
      }
    });

    test("stand in the database’s groups as the domain has them, for every state and its events", async () => {
      const db = (await openFresh()).kysely;
      await insertTestOffer(db);
      let n = 100;
      for (const state of BOOKING_STATES) {
        for (const isCanceled of [true, false]) {
          for (const isConfirmed of [true, false]) {
            n += 1;
            await plant(db, n, DAY, (booking) => {
              const { context } = isConfirmed ? booked(booking) : booking;
              const canceledAt = isCanceled ? addMinutes(TEST_NOW, 5) : null;
              return {
                ...booking,
                state,
                context: { ...context, canceledAt, canceledBy: isCanceled ? "client" : null },
              };
            });
          }
        }
      }
      const { values } = await listBookingsOfClient(
        db,
        { userId: CLIENT, confirmed: null },
        { after: null, limit: 100 },
      );
      expect(values).toHaveLength(BOOKING_STATES.length * 4);
      const groups = values.map(({ state, context }) => clientGroupOf(state, context));
      expect(groups).toEqual(groups.toSorted((a, b) => CLIENT_GROUPS.indexOf(a) - CLIENT_GROUPS.indexOf(b)));
      for (const group of CLIENT_GROUPS) {
        const { values: rest } = await listBookingsOfClient(
          db,
          { userId: CLIENT, confirmed: null },
          {
            after: { group, at: group === "open" || group === "upcoming" ? "" : "~", id: "" },
            limit: 100,
          },
        );
        const first = groups.indexOf(group);
        expect(rest.map(({ id }) => id)).toEqual(values.slice(first).map(({ id }) => id));
      }
    });
  });
});
