import { beforeEach, describe, expect, test } from "vitest";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { BOOKING_STATES } from "../domain/booking/booking.ts";
import { erasedAddress } from "../domain/values/erased-person.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { bookingLinkOf, findByBookingLink, isBookingLink, listLinkedBookingIds } from "./booking-link.ts";

const OLD = { id: "old", key: new Uint8Array(32).fill(1) };
const NEW = { id: "new", key: new Uint8Array(32).fill(2) };
const DAYS_30_MINUTES = 30 * 24 * 60;

const settings = { appUrl: "https://ours.example" };
const mine = testBooking(1);
const theirs = testBooking(2);

function depsAt(now: Instant, keys = [NEW, OLD]) {
  return { secretBox: createSecretBox(keys), settings, clock: { now: () => now } };
}
const deps = depsAt(TEST_NOW);

function keyOf(booking: typeof mine, keys = [NEW, OLD]): string {
  const link = new URL(bookingLinkOf(depsAt(TEST_NOW, keys), booking));
  return link.searchParams.get("key") ?? "";
}

test("a link leads to its booking's page with a key and says nothing else", () => {
  expect(bookingLinkOf(deps, mine)).toMatch(
    /^https:\/\/ours\.example\/bookings\/bkg_0{25}1\/link\?key=new\.[\w-]{43}$/,
  );
});

test("a link opens its own booking, and no other, be it of the same client", () => {
  expect(isBookingLink(deps, mine, keyOf(mine))).toBe(true);
  expect(isBookingLink(deps, theirs, keyOf(mine))).toBe(false);
  expect(isBookingLink(deps, { ...theirs, clientUserId: mine.clientUserId }, keyOf(mine))).toBe(false);
});

test("a link ends when its booking passes to another account", () => {
  expect(isBookingLink(deps, { ...mine, clientUserId: "somebody-else" }, keyOf(mine))).toBe(false);
});

test("a link ends when its account moves to another address: who reads the old mailbox opens nothing more", () => {
  const { clientEmail } = mine;
  expect(isBookingLink(deps, { ...mine, clientEmail: clientEmail.toUpperCase() }, keyOf(mine))).toBe(true);
  const moved = { ...mine, clientEmail: "moved@example.com" };
  expect(isBookingLink(deps, moved, keyOf(mine))).toBe(false);
  expect(isBookingLink(deps, moved, keyOf(moved))).toBe(true);
});

test("a link opens nothing of somebody who was erased", () => {
  const over = { ...mine, state: "COMPLETED" } as const;
  expect(isBookingLink(deps, over, keyOf(mine))).toBe(true);
  expect(isBookingLink(deps, { ...over, clientEmail: erasedAddress("0af1") }, keyOf(mine))).toBe(false);
});

test("a key that was changed, cut or made up opens nothing", () => {
  const key = keyOf(mine);
  for (const other of [
    "",
    "new.",
    key.slice(0, -1),
    `${key}A`,
    key.replace("new.", "old."),
    key.toUpperCase(),
  ]) {
    expect([other, isBookingLink(deps, mine, other)]).toEqual([other, false]);
  }
});

test("a signature made for another purpose opens nothing", () => {
  const text = `${mine.id} ${mine.clientUserId} ${mine.clientEmail}`;
  expect(isBookingLink(deps, mine, deps.secretBox.sign(text, "booking link"))).toBe(true);
  const foreign = deps.secretBox.sign(text, "history");
  expect(isBookingLink(deps, mine, foreign)).toBe(false);
});

test("a link made under an old key opens for as long as the key is in the ring", () => {
  const before = keyOf(mine, [OLD]);
  expect(isBookingLink(deps, mine, before)).toBe(true);
  expect(isBookingLink(depsAt(TEST_NOW, [NEW]), mine, before)).toBe(false);
});

test.each(BOOKING_STATES)(
  "a link to a booking in %s opens while it can go on, and for 30 days after it is over",
  (state) => {
    const isUnderWay = ["INITIATED", "SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED", "CONFIRMED"].includes(
      state,
    );
    const booking = { ...mine, state };
    const opensAt = (minutes: number) =>
      isBookingLink(depsAt(addMinutes(booking.updatedAt, minutes)), booking, keyOf(mine));
    expect(opensAt(DAYS_30_MINUTES - 1)).toBe(true);
    expect(opensAt(DAYS_30_MINUTES)).toBe(isUnderWay);
    expect(opensAt(12 * DAYS_30_MINUTES)).toBe(isUnderWay);
  },
);

forEachDialect((openFresh) => {
  describe("the links that a browser holds", () => {
    let database: Database;
    beforeEach(async () => {
      database = await openFresh();
      await insertTestOffer(database.kysely);
      for (const booking of [mine, theirs]) await insertBooking(database.kysely, booking);
    });

    test("open the bookings that they are for, whatever else stands among them", async () => {
      const key = keyOf(mine);
      const held = [
        { bookingId: mine.id, key: "new.made-up" },
        { bookingId: mine.id, key },
        { bookingId: theirs.id, key },
        { bookingId: testBooking(3).id, key: keyOf(testBooking(3)) },
      ];
      expect(await listLinkedBookingIds({ ...deps, database }, held)).toEqual([mine.id]);
      expect(await listLinkedBookingIds({ ...deps, database }, [])).toEqual([]);
    });

    test("say what they are about when the key is right, and nothing otherwise", async () => {
      const about = { sessionTypeName: mine.sessionTypeName, builderName: TEST_BUILDER.displayName };
      const ask = (bookingId: typeof mine.id, key: string) =>
        findByBookingLink({ ...deps, database }, { bookingId, key });
      expect(await ask(mine.id, keyOf(mine))).toEqual(about);
      expect(await ask(theirs.id, keyOf(mine))).toBeNull();
      expect(await ask(testBooking(3).id, keyOf(testBooking(3)))).toBeNull();
    });
  });
});
