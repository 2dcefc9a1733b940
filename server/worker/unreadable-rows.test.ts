import { ENGLISH } from "../domain/text/language.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEffects } from "../../db/queue/outbox.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { BookingId } from "../domain/values/ids.ts";
import {
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";
import { viewOfDeadLetters } from "../operations/view-of-dead-letters.ts";
import { viewOfOperations } from "../operations/view-of-operations.ts";
import { until } from "../test-until.ts";

let fixture: ReconciliationFixture;
beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

const damage = (bookingId: BookingId) =>
  fixture.app.db
    .updateTable("booking")
    .set({ cancellation_policy_json: '{"rules": "none of ours"}' })
    .where("id", "=", bookingId)
    .execute();

const heal = (bookingId: BookingId, cancellation_policy_json: string) =>
  fixture.app.db
    .updateTable("booking")
    .set({ cancellation_policy_json })
    .where("id", "=", bookingId)
    .execute();

async function policyOf(bookingId: BookingId): Promise<string> {
  const row = await fixture.app.db
    .selectFrom("booking")
    .select("cancellation_policy_json")
    .where("id", "=", bookingId)
    .executeTakeFirstOrThrow();
  return row.cancellation_policy_json;
}

const deadLetters = () => viewOfDeadLetters(fixture.app.db, fixture.app.services.clock.now(), ENGLISH);

const rowOf = (key: EffectKey) =>
  fixture.app.db.selectFrom("outbox").selectAll().where("key", "=", key).executeTakeFirstOrThrow();

/** Effects to mail, and one whose type or content another version wrote: all in one statement, and so in one claim. */
async function insertMails(
  bookingId: BookingId,
  name: string,
  count: number,
  odd: { readonly type: string; readonly params_json: string },
): Promise<{ readonly odd: EffectKey; readonly mails: readonly EffectKey[] }> {
  const at = fixture.app.services.clock.now();
  const keys = Array.from({ length: count + 1 }, (_, n): EffectKey => `${bookingId}:0:${name}-${n}`);
  await fixture.app.services.database.transact(async (tx) => {
    await insertEffects(
      tx,
      keys.map((key, position) => ({
        key,
        bookingId,
        bookingVersion: 0,
        position,
        effect: { type: "tell", params: { audience: "client", news: "moved", refund: null } },
        createdAt: at,
        lease: null,
        leasedUntil: null,
      })),
    );
    await tx
      .updateTable("outbox")
      .set(odd)
      .where("key", "=", keys[0] ?? "")
      .execute();
  });
  fixture.app.deps.wakeWorker();
  return { odd: `${bookingId}:0:${name}-0`, mails: keys.slice(1) };
}

test("an effect of a type that this process does not know stops no other, and is never touched", async () => {
  const bookingId = await fixture.scheduled();
  await fixture.app.untilQuiet();
  const { odd, mails } = await insertMails(bookingId, "unknown", 7, {
    type: "sendPostcard",
    params_json: '{"to":"the client"}',
  });
  await until(async () => {
    for (const key of mails) expect((await rowOf(key)).completed_at).not.toBeNull();
  });
  expect(await rowOf(odd)).toMatchObject({
    attempts: 0,
    lease: null,
    completed_at: null,
    dead_at: null,
    last_error: null,
  });

  // While a new version is rolled out nobody is told; after a quarter of an hour an operator is.
  const unknownWork = async () =>
    (await viewOfOperations(fixture.app.db, fixture.app.services.clock.now(), ENGLISH)).unknownWork;
  expect(await unknownWork()).toEqual([]);
  await fixture.app.advance(16);
  expect(await unknownWork()).toMatchObject([{ queue: "outbox", type: "sendPostcard", rows: 1 }]);
  expect(await rowOf(odd)).toMatchObject({ attempts: 0, completed_at: null, dead_at: null });
  await fixture.app.db.deleteFrom("outbox").where("key", "=", odd).execute();
});

test("an effect whose content cannot be read is a dead letter at once with its reason, which an operator sees; its neighbours are carried out", async () => {
  const bookingId = await fixture.scheduled();
  await fixture.app.untilQuiet();
  const { odd, mails } = await insertMails(bookingId, "damaged", 3, {
    type: "requestRefund",
    params_json: '{"amount":{"amountMinor":"much","currency":"USD"}}',
  });
  await fixture.app.untilQuiet();
  for (const key of mails) expect((await rowOf(key)).completed_at).not.toBeNull();
  expect(await rowOf(odd)).toMatchObject({ attempts: 1, completed_at: null });
  expect((await rowOf(odd)).dead_at).not.toBeNull();
  const deadLetter = (await deadLetters()).effects.find(({ key }) => key === odd);
  expect(deadLetter).toMatchObject({
    was: { kind: "unreadable", type: "requestRefund" },
    booking: { id: bookingId },
  });
  expect(deadLetter?.lastError).toContain("params.amount");
  await fixture.app.db.deleteFrom("outbox").where("key", "=", odd).execute();
});

test("deliveries that can never be read are dead letters at once with their reason, which an operator sees", async () => {
  const { db, services, deps } = fixture.app;
  const at = services.clock.now();
  const connection = await db.selectFrom("calendly_connection").select("id").executeTakeFirstOrThrow();
  const delivery = { received_at: at, next_attempt_at: at, attempts: 0 };
  await db
    .insertInto("inbox")
    .values([
      {
        ...delivery,
        source: "stripe",
        dedupe_key: "evt_unreadable",
        event_type: "refund.updated",
        body: '{"id":"evt_unreadable","type":"refund.updated","data":{"object":{}}}',
      },
      {
        ...delivery,
        source: "stripe",
        dedupe_key: "evt_no_json",
        event_type: "refund.failed",
        body: "a body of casey@example.com",
      },
      {
        ...delivery,
        source: "calendly",
        connection_id: connection.id,
        dedupe_key: "unreadable",
        event_type: "invitee.created",
        body: '{"event":"invitee.created","payload":{"email":"casey@example.com"}}',
      },
    ])
    .execute();
  deps.wakeWorker();
  await fixture.app.untilQuiet();
  const { deliveries } = await deadLetters();
  const found = deliveries.map(({ eventType, attempts }) => ({ eventType, attempts }));
  expect(found).toEqual(
    expect.arrayContaining([
      { eventType: "refund.updated", attempts: 1 },
      { eventType: "refund.failed", attempts: 1 },
      { eventType: "invitee.created", attempts: 1 },
    ]),
  );
  expect(deliveries.map(({ lastError }) => lastError).join("\n")).toContain("data.object.id");
  expect(JSON.stringify(deliveries)).not.toContain("casey@example.com");
});

test("a booking that cannot be read keeps no other booking's hold from ending", async () => {
  const damaged = await fixture.scheduled();
  const other = await fixture.scheduled();
  await fixture.app.untilQuiet();
  const policy = await policyOf(damaged);
  await damage(damaged);
  await fixture.app.advance(31);
  await until(async () => expect((await fixture.booking(other)).state).toBe("ABANDONED"));
  await heal(damaged, policy);
  // Neither is it forgotten: once it can be read again, it ends like any other.
  await fixture.app.advance(16);
  await until(async () => expect((await fixture.booking(damaged)).state).toBe("ABANDONED"));
  await fixture.app.untilQuiet();
});

test("the reconciler goes on past a booking that cannot be read, reports it, and takes the report back when it can be read again", async () => {
  const damaged = await fixture.confirmed();
  const policy = await policyOf(damaged);
  const { bookingId: other, checkoutId } = await fixture.paying();
  await fixture.unheard(() => fixture.pay(checkoutId));
  await damage(damaged);
  const { progress, findings } = await fixture.reconcile();
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "payment_missed", bookingId: other, repaired: true }),
      expect.objectContaining({ kind: "booking_unreadable", bookingId: damaged, repaired: false }),
    ]),
  );
  expect(progress.skipped).toEqual([]);
  expect(progress.step).toBe("done");
  expect((await fixture.openDriftOf(damaged)).kind).toBe("booking_unreadable");

  await heal(damaged, policy);
  await fixture.app.advance(1);
  await fixture.reconcile();
  await expect(fixture.openDriftOf(damaged)).rejects.toThrow();
});
