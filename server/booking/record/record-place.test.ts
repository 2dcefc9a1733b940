import { expect, test } from "vitest";
import { getBooking, markPlaceNotified } from "../../../db/bookings/bookings.ts";
import { insertBooking } from "../../../db/bookings/write-booking.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { listPlacesDue, putOffPlace } from "../../../db/bookings/session-places.ts";
import { insertTestOffer, testBooking } from "../../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import type { BookingState } from "../../domain/booking/booking.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import { addMinutes, instant } from "../../domain/values/instant.ts";
import type { SessionPlace } from "../../domain/booking/session-place.ts";
import { recordPlace } from "./record-place.ts";

const NOW = instant("2026-03-01T10:00:00Z");
const PENDING: SessionPlace = { kind: "conference", service: "zoom", status: "pending" };
const READY: SessionPlace = { ...PENDING, status: "ready", joinUrl: "https://zoom.example/j/1" };

forEachDialect((openFresh) => {
  /** A booking with a time in a week. */
  async function insertBooked(database: Database, state: BookingState): Promise<BookingId> {
    await insertTestOffer(database.kysely);
    const booking = testBooking();
    await insertBooking(database.kysely, booking);
    await database.kysely
      .updateTable("booking")
      .set({
        state,
        calendly_event_id: "E1",
        calendly_event_uri: "https://api.calendly.com/scheduled_events/E1",
        calendly_invitee_uri: "https://api.calendly.com/scheduled_events/E1/invitees/I1",
        starts_at: addMinutes(NOW, 7 * 24 * 60),
        ends_at: addMinutes(NOW, 7 * 24 * 60 + 60),
      })
      .where("id", "=", booking.id)
      .execute();
    return booking.id;
  }

  const depsOf = (database: Database, now = NOW) => ({
    database,
    clock: { now: () => now },
    wakeWorker: () => {},
  });
  const read = (place: SessionPlace, eventId = "E1") => ({ eventId, place });

  async function mailsOf(database: Database): Promise<string[]> {
    const rows = await database.kysely
      .selectFrom("outbox")
      .select(["key", "params_json"])
      .orderBy("key")
      .execute();
    return rows.map(({ key, params_json }) => {
      const { news: notification, audience } = JSON.parse(params_json) as { news: string; audience: string };
      return `${notification} to ${audience} ${key.slice(key.indexOf(":"))}`;
    });
  }

  test("one new place, told by many at once, asks for one mail", async () => {
    const database = await openFresh();
    const id = await insertBooked(database, "CONFIRMED");
    await recordPlace(depsOf(database), id, read(PENDING));
    expect((await markPlaceNotified(database.kysely, id)).place).toEqual(PENDING);
    await Promise.all(Array.from({ length: 8 }, () => recordPlace(depsOf(database), id, read(READY))));
    expect(await mailsOf(database)).toEqual(["place_ready to client :0:place-2-client"]);
    expect(await getBooking(database.kysely, id)).toMatchObject({
      place: READY,
      placeRevision: 2,
      version: 1,
    });
  });

  test("nothing is ordered before a mail has spoken of it, nor for a booking that is over", async () => {
    for (const state of ["SCHEDULED", "CANCELED"] as const) {
      const database = await openFresh();
      const id = await insertBooked(database, state);
      await recordPlace(depsOf(database), id, read(PENDING));
      if (state === "CANCELED") await markPlaceNotified(database.kysely, id);
      await recordPlace(depsOf(database), id, read(READY));
      expect(await mailsOf(database), state).toEqual([]);
      expect((await getBooking(database.kysely, id)).place).toEqual(READY);
    }
  });

  test("the place of an event that the booking does not hold any more is left alone", async () => {
    const database = await openFresh();
    const id = await insertBooked(database, "CONFIRMED");
    await recordPlace(depsOf(database), id, read(READY, "E0"));
    expect((await getBooking(database.kysely, id)).place).toBeNull();
  });

  test("a place that is missing is told to both, once, and its look is one process's", async () => {
    const database = await openFresh();
    const id = await insertBooked(database, "CONFIRMED");
    await recordPlace(depsOf(database), id, read(PENDING));
    await markPlaceNotified(database.kysely, id);
    const later = addMinutes(NOW, 61);
    const [due] = await listPlacesDue(database.kysely, later, 10);
    if (due === undefined) throw new Error("it is due");
    const taken = await Promise.all(
      [1, 2].map((wait) => putOffPlace(database.kysely, due, addMinutes(later, wait))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    await recordPlace(depsOf(database, later), id, read(PENDING));
    await recordPlace(depsOf(database, addMinutes(later, 61)), id, read(PENDING));
    expect(await mailsOf(database)).toEqual([
      "place_missing to builder :0:place-2-builder",
      "place_missing to client :0:place-2-client",
    ]);
  });
});
