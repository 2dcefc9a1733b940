import { expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import { deleteOldDeliveries, deleteOldEffects } from "./finished-rows.ts";
import { claimInbox, nextInboxAttemptAt } from "./inbox.ts";
import type { Database } from "../core/open-database.ts";
import { claimOutbox, insertEffects, nextOutboxAttemptAt } from "./outbox.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { listUnknownWork } from "./unknown-rows.ts";

const BOOKING = testBooking().id;
const LATER = addMinutes(TEST_NOW, 60 * 24 * 365);
const claim = { now: LATER, lease: "worker", leasedUntil: addMinutes(LATER, 2), limit: 100 };

async function plant(database: Database): Promise<void> {
  const db = database.kysely;
  await insertTestOffer(db);
  await insertBooking(db, testBooking());
  await insertEffects(
    db,
    [0, 1, 2].map((n) => ({
      key: `${BOOKING}:2:${n}` as const,
      bookingId: BOOKING,
      bookingVersion: 2,
      position: n,
      effect: { type: "tell", params: { audience: "client", news: "confirmed", refund: null } },
      createdAt: addMinutes(TEST_NOW, n),
      lease: null,
      leasedUntil: null,
    })),
  );
  await db
    .updateTable("outbox")
    .set({ type: "sendPostcard" })
    .where("key", "in", [`${BOOKING}:2:0`, `${BOOKING}:2:1`])
    .execute();
  await db
    .insertInto("inbox")
    .values(
      [
        { source: "stripe", event_type: "invoice.paid" },
        { source: "calendly", event_type: "refund.updated" },
        { source: "stripe", event_type: "refund.updated" },
      ].map((delivery, n) => ({
        ...delivery,
        dedupe_key: `delivery-${n}`,
        body: "{}",
        received_at: TEST_NOW,
        next_attempt_at: TEST_NOW,
        attempts: 0,
      })),
    )
    .execute();
}

forEachDialect((openFresh) => {
  test("a process claims the types that it knows, and leaves the others untouched for a newer one", async () => {
    const database = await openFresh();
    await plant(database);
    expect((await claimOutbox(database, claim)).map(({ key }) => key)).toEqual([`${BOOKING}:2:2`]);
    expect((await claimInbox(database, claim)).map((row) => `${row.source} ${row.event_type}`)).toEqual([
      "stripe refund.updated",
    ]);
    const db = database.kysely;
    await db.deleteFrom("outbox").where("type", "=", "tell").execute();
    await db.deleteFrom("inbox").where("dedupe_key", "=", "delivery-2").execute();
    expect(await nextOutboxAttemptAt(db)).toBeNull();
    expect(await nextInboxAttemptAt(db)).toBeNull();
  });

  test("work of unknown types is told by queue and type, since its first row, once it has waited", async () => {
    const database = await openFresh();
    await plant(database);
    expect(await listUnknownWork(database.kysely, LATER)).toEqual([
      { queue: "outbox", type: "sendPostcard", rows: 2, since: TEST_NOW },
      { queue: "inbox", type: "calendly refund.updated", rows: 1, since: TEST_NOW },
      { queue: "inbox", type: "stripe invoice.paid", rows: 1, since: TEST_NOW },
    ]);
    expect(await listUnknownWork(database.kysely, TEST_NOW)).toEqual([]);
  });

  test("work of unknown types is never deleted, however old it is", async () => {
    const database = await openFresh();
    await plant(database);
    const db = database.kysely;
    await deleteOldEffects(db, { rowsMax: 100, completedBefore: LATER });
    await deleteOldDeliveries(db, { after: 0, rowsMax: 100, completedBefore: LATER, emptyBefore: LATER });
    expect((await listUnknownWork(db, LATER)).map(({ rows }) => rows)).toEqual([2, 1, 1]);
    const bodies = await db.selectFrom("inbox").select("body").execute();
    expect(bodies.map(({ body }) => body)).toEqual(["{}", "{}", "{}"]);
  });
});
