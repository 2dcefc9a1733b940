import { expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { TEST_NOW } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";
import type { Database } from "../core/open-database.ts";
import { noteOfIgnored } from "../../server/domain/providers/delivery-outcome.ts";
import { noteOnDelivery } from "./inbox.ts";
import { deleteOldDeliveries } from "./finished-rows.ts";
import { findPastDelivery, listPastDeliveries, replayInboxRow, type DeliveryKey } from "./past-deliveries.ts";

const EVERYTHING = { source: null, eventType: null, outcome: null };
const LATER = addMinutes(TEST_NOW, 60);

interface Planted {
  readonly key: string;
  readonly source?: "stripe" | "calendly";
  readonly type?: string;
  readonly body?: string;
  readonly dead?: boolean;
  readonly open?: boolean;
}

async function plant({ kysely }: Database, rows: readonly Planted[]): Promise<number[]> {
  const inserted = await kysely
    .insertInto("inbox")
    .values(
      rows.map(({ key, source = "stripe", type = "refund.updated", body = "{}", dead, open }) => ({
        source,
        dedupe_key: key,
        connection_id: null,
        event_type: type,
        body,
        received_at: TEST_NOW,
        next_attempt_at: TEST_NOW,
        attempts: 1,
        completed_at: dead === true || open === true ? null : TEST_NOW,
        dead_at: dead === true ? TEST_NOW : null,
      })),
    )
    .returning("id")
    .execute();
  return inserted.map(({ id }) => id);
}

forEachDialect((openFresh) => {
  test("a list in pages leaves nothing out and shows nothing twice, whatever it is narrowed to", async () => {
    const database = await openFresh();
    await plant(
      database,
      Array.from({ length: 23 }, (_, at) => ({
        key: `evt_${at}`,
        ...(at % 3 === 0 && { type: "refund.failed" }),
        ...(at % 5 === 0 && { dead: true }),
      })),
    );
    for (const [wanted, count] of [
      [EVERYTHING, 23],
      [{ ...EVERYTHING, eventType: "refund.failed" }, 8],
      [{ ...EVERYTHING, outcome: "dead" }, 5],
      [{ ...EVERYTHING, outcome: "done", eventType: "refund.failed" }, 6],
      [{ ...EVERYTHING, source: "calendly" }, 0],
    ] as const) {
      const seen: number[] = [];
      let after: DeliveryKey | null = null;
      do {
        const page: Awaited<ReturnType<typeof listPastDeliveries>> = await listPastDeliveries(
          database.kysely,
          wanted,
          { after, limit: 4 },
        );
        seen.push(...page.values.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(seen).toHaveLength(count);
      expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
    }
  });

  test("when a body is emptied, the id of what it was about stays, and can be worked on again", async () => {
    const database = await openFresh();
    const [stripe = 0, calendly = 0, strange = 0] = await plant(database, [
      {
        key: "evt_1",
        type: "charge.refunded",
        body: '{"id":"evt_1","data":{"object":{"id":"ch_1","payment_intent":"pi_1","receipt_email":"a@example.com"}}}',
      },
      {
        key: "sha",
        source: "calendly",
        type: "invitee.created",
        body: '{"payload":{"uri":"https://api.calendly.com/scheduled_events/E/invitees/I","email":"a@example.com"}}',
      },
      { key: "evt_2", body: "what is this" },
    ]);
    const emptied = { after: 0, rowsMax: 100, completedBefore: TEST_NOW, emptyBefore: LATER };
    await deleteOldDeliveries(database.kysely, emptied);
    await deleteOldDeliveries(database.kysely, emptied);
    const about = async (id: number) => (await findPastDelivery(database.kysely, id))?.object;
    expect(await about(stripe)).toEqual({ objectId: "ch_1", paymentIntentId: "pi_1" });
    expect(await about(calendly)).toEqual({
      objectId: "https://api.calendly.com/scheduled_events/E/invitees/I",
      paymentIntentId: null,
    });
    expect(await about(strange)).toBeNull();
    const bodies = await database.kysely.selectFrom("inbox").select("body").execute();
    expect(bodies.map(({ body }) => body)).toEqual(["", "", ""]);
  });

  test("a delivery that was done is given back to the worker once, without its body; one that waits is left alone", async () => {
    const database = await openFresh();
    const [done = 0, open = 0] = await plant(database, [
      { key: "evt_1", body: '{"data":{"object":{"id":"re_1"}}}' },
      { key: "evt_2", open: true },
    ]);
    const object = { objectId: "re_1", paymentIntentId: null };
    const order = (id: number) => replayInboxRow(database.kysely, { id, object, at: LATER });
    expect(await order(done)).toBe(true);
    expect(await order(done)).toBe(false);
    expect(await order(open)).toBe(false);
    expect(await findPastDelivery(database.kysely, done)).toMatchObject({
      outcome: "waiting",
      replayedAt: LATER,
      object,
    });
    const row = await database.kysely
      .selectFrom("inbox")
      .select(["body", "attempts", "next_attempt_at"])
      .where("id", "=", done)
      .executeTakeFirst();
    expect(row).toEqual({ body: "", attempts: 0, next_attempt_at: LATER });
  });

  test("a replay keeps why nothing came of a delivery, and drops a former failure", async () => {
    const database = await openFresh();
    const [ignored = 0, failed = 0] = await plant(database, [{ key: "evt_1" }, { key: "evt_2" }]);
    const note = noteOfIgnored("an event of another installation with the same account");
    await noteOnDelivery(database.kysely, ignored, note);
    await database.kysely
      .updateTable("inbox")
      .set({ last_error: "no route to host" })
      .where("id", "=", failed)
      .execute();
    for (const id of [ignored, failed])
      expect(await replayInboxRow(database.kysely, { id, object: null, at: LATER })).toBe(true);
    const errorOf = async (id: number) => (await findPastDelivery(database.kysely, id))?.lastError;
    expect(await errorOf(ignored)).toBe(note);
    expect(await errorOf(failed)).toBeNull();
  });
});
