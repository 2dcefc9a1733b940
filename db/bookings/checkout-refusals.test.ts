import { describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { claimNotification, listRefusals, recordRefusal, resolveRefusals } from "./checkout-refusals.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "./test-bookings.ts";
import { forEachDialect, type OpenFresh } from "../core/test-databases.ts";

const { builderId } = testBooking();
const REFUSED = { scope: "USD", cause: "400", builderId, currency: "USD", reason: "Restricted." };
const later = (minutes: number) => addMinutes(TEST_NOW, minutes);

async function open(openFresh: OpenFresh) {
  const { kysely } = await openFresh();
  await insertTestOffer(kysely);
  return kysely;
}

describe("checkouts that Stripe refuses", () => {
  forEachDialect((openFresh) => {
    test("are counted from the first one on, with the latest words, until one opens", async () => {
      const db = await open(openFresh);
      await recordRefusal(db, REFUSED, TEST_NOW);
      await recordRefusal(db, { ...REFUSED, reason: "Closed." }, later(5));
      await recordRefusal(db, { ...REFUSED, scope: "JPY", currency: "JPY" }, later(6));
      expect(await listRefusals(db, builderId)).toMatchObject([
        { ...REFUSED, reason: "Closed.", refusals: 2, firstAt: TEST_NOW, lastAt: later(5), notifiedAt: null },
        { scope: "JPY" },
      ]);
      await resolveRefusals(db, ["USD", "sty_1"], later(10));
      expect(await listRefusals(db, null)).toMatchObject([{ scope: "JPY", refusals: 1 }]);
    });

    test("begin anew after one has opened, and remember when people were last told", async () => {
      const db = await open(openFresh);
      await recordRefusal(db, REFUSED, TEST_NOW);
      const [first] = await listRefusals(db, null);
      expect(first && (await claimNotification(db, first, later(1)))).toBe(true);
      await resolveRefusals(db, ["USD"], later(2));
      await recordRefusal(db, REFUSED, later(3));
      expect(await listRefusals(db, null)).toMatchObject([
        { refusals: 1, firstAt: later(3), lastAt: later(3), notifiedAt: later(1) },
      ]);
    });

    test("are told of by one of two who want to, the first time and again", async () => {
      const db = await open(openFresh);
      await recordRefusal(db, REFUSED, TEST_NOW);
      for (const at of [later(1), later(2)]) {
        const [refusal] = await listRefusals(db, null);
        if (refusal === undefined) throw new Error("it is refused");
        expect(await claimNotification(db, refusal, at)).toBe(true);
        expect(await claimNotification(db, refusal, at)).toBe(false);
      }
    });
  });
});
