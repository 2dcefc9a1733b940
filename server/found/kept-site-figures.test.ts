import { expect, test } from "vitest";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import { confirmed, insertTestOffer, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { RefundObligation } from "../domain/booking/booking.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import { createKeptSiteFigures } from "./kept-site-figures.ts";

const OBLIGATION: RefundObligation = {
  number: 1,
  paymentIntentId: "pi_00000001",
  amount: money(7_500, "USD"),
  reason: "canceled",
  requestId: null,
  status: "settled",
};

/** A booking of this number that came to an end. */
async function plant(
  db: Queryable,
  n: number,
  state: "COMPLETED" | "CANCELED",
  obligations: readonly RefundObligation[] = [],
): Promise<void> {
  const before = testBooking(n);
  const paid = confirmed(before, String(n));
  const [payment] = paid.context.payments;
  await insertBooking(db, before);
  await saveBooking(db, before, {
    ...paid,
    state,
    context: {
      ...paid.context,
      refundObligations: obligations.map((one) => ({
        ...one,
        paymentIntentId: payment?.paymentIntentId ?? one.paymentIntentId,
      })),
    },
  });
}

forEachDialect((openFresh) => {
  test("sessions that were held, and what came back by the policy: nothing that failed, is on its way or was a favour", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    await plant(db, 1, "COMPLETED");
    await plant(db, 2, "COMPLETED", [{ ...OBLIGATION, reason: "goodwill" }]);
    await plant(db, 3, "CANCELED", [OBLIGATION]);
    await plant(db, 4, "CANCELED", [{ ...OBLIGATION, status: "failed" }]);
    await plant(db, 5, "CANCELED", [{ ...OBLIGATION, status: "ordered" }]);
    await plant(db, 6, "CANCELED", [
      { ...OBLIGATION, amount: money(2_500, "USD"), status: "settled_outside" },
    ]);
    const figures = createKeptSiteFigures({ database, clock: { now: () => TEST_NOW } });
    expect(await figures.current()).toEqual({
      sessionsHeld: 2,
      returnedByPolicy: [money(10_000, "USD")],
    });
  });

  test("what was read is kept for an hour, and what could not be read is not", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    let now = TEST_NOW;
    const figures = createKeptSiteFigures({ database, clock: { now: () => now } });
    await db.schema.alterTable("refund_due").renameTo("refund_due_away").execute();
    await expect(figures.current()).rejects.toThrow();
    await db.schema.alterTable("refund_due_away").renameTo("refund_due").execute();
    expect((await figures.current()).sessionsHeld).toBe(0);
    await plant(db, 1, "COMPLETED");
    now = addMinutes(now, 59);
    expect((await figures.current()).sessionsHeld).toBe(0);
    now = addMinutes(now, 1);
    expect((await figures.current()).sessionsHeld).toBe(1);
  });
});
