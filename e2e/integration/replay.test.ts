import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { applyRetention } from "../../server/worker/apply-retention.ts";
import { type AppFixture, startApp } from "../kit/app.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const EIGHT_DAYS_MINUTES = 8 * 24 * 60;
const WHY = { note: "A customer says that they have paid." };

/** Lets eight days pass for what was delivered so far, and cleans up: bodies are emptied, and the ids in them are kept. */
async function ageDeliveries(): Promise<void> {
  const long = addMinutes(app.services.clock.now(), -EIGHT_DAYS_MINUTES);
  await app.db
    .updateTable("inbox")
    .set({ received_at: long, completed_at: long })
    .where("completed_at", "is not", null)
    .execute();
  await applyRetention({ database: app.services.database, clock: app.services.clock });
  const { left } = await app.db
    .selectFrom("inbox")
    .select(({ fn }) => fn.countAll().as("left"))
    .where("body", "<>", "")
    .where("completed_at", "is not", null)
    .executeTakeFirstOrThrow();
  expect(Number(left)).toBe(0);
}

/** What a provider kept back, as it was stored and worked on, with nothing to show for it. */
async function storeWithoutEffect(type: string, about: string, connectionId: string | null): Promise<number> {
  const kept = app.sandbox.kernel.postOffice
    .list({ state: "dropped" })
    .find(({ eventType, body }) => eventType === type && body.includes(about));
  invariant(kept !== undefined, `${type} was kept back`);
  const at = app.services.clock.now();
  const { id } = await app.db
    .insertInto("inbox")
    .values({
      source: connectionId === null ? "stripe" : "calendly",
      dedupe_key: `${type} ${about}`,
      connection_id: connectionId,
      event_type: type,
      body: kept.body,
      received_at: at,
      next_attempt_at: at,
      attempts: 1,
      completed_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function replay(inboxId: number): Promise<void> {
  expect(await app.operator.deliveries.replay({ inboxId, ...WHY })).toEqual({ ok: true });
  await app.untilQuiet();
}

const mailCount = () => app.sandbox.mailbox.ledger.list().length;

test("a payment that left no trace is recorded by a replay after its body is gone, once, and its mails go then", async () => {
  const booked = await app.bookUntilCheckout();
  app.addDeliveryFault("stripe", { kind: "drop" });
  await app.pay(booked.checkoutId);
  const inboxId = await storeWithoutEffect("checkout.session.completed", booked.checkoutId, null);
  await ageDeliveries();
  expect((await app.read(booked.bookingId)).state).toBe("PAYMENT_PENDING");

  const before = await app.operator.deliveries.get({ inboxId });
  expect(before).toMatchObject({
    outcome: "done",
    object: { provider: "stripe", id: booked.checkoutId },
    bookingId: booked.bookingId,
    hindrance: null,
    changes: [],
  });
  await replay(inboxId);
  expect((await app.settled(booked)).state).toBe("CONFIRMED");
  expect(await app.countEvents(booked, "CHECKOUT_PAID")).toBe(1);
  expect(app.notificationsTo(booked.client)).toEqual(["Confirmed"]);
  expect(await app.operator.deliveries.get({ inboxId })).toMatchObject({
    outcome: "done",
    changes: [{ bookingId: booked.bookingId, isOfReplay: true, line: { eventType: "CHECKOUT_PAID" } }],
    actions: [{ action: "replay_delivery", ...WHY }],
  });

  const mails = mailCount();
  await replay(inboxId);
  expect(await app.countEvents(booked, "CHECKOUT_PAID")).toBe(1);
  expect(mailCount()).toBe(mails);
  expect((await app.operator.deliveries.get({ inboxId })).actions).toHaveLength(2);
});

test("a time that was booked unheard is recorded by a replay after its body is gone", async () => {
  const started = await app.initiate();
  app.addDeliveryFault("calendly", { kind: "drop" });
  const { calendlyEventTypeUri } = await app.read(started.bookingId);
  const { client, bookingId } = started;
  const atCalendly = await app.sandbox.bookTime({
    eventTypeUri: calendlyEventTypeUri,
    startTime: await app.openTime(calendlyEventTypeUri),
    email: client.email,
    name: client.name,
    tracking: { utm_content: bookingId },
  });
  const connection = await app.db
    .selectFrom("calendly_connection")
    .innerJoin("booking", "booking.builder_id", "calendly_connection.builder_id")
    .select("calendly_connection.id")
    .where("booking.id", "=", bookingId)
    .executeTakeFirstOrThrow();
  const inboxId = await storeWithoutEffect("invitee.created", atCalendly.invitee.uri, connection.id);
  await ageDeliveries();
  await replay(inboxId);
  expect((await app.read(bookingId)).state).toBe("SCHEDULED");
  const eventId = atCalendly.event.uri.split("/").at(-1);
  expect(await app.operator.deliveries.get({ inboxId })).toMatchObject({
    object: { provider: "calendly", id: eventId },
    changes: [{ bookingId, isOfReplay: true }],
  });
});

test("whatever was worked on already changes nothing when it is replayed, and nobody is written to", async () => {
  const booking = await app.bookAndPay();
  await app.refundInDashboard(booking, 4_000);
  await app.settled(booking);
  const disputed = await app.bookAndPay();
  const dispute = await app.dispute(disputed);
  await app.untilQuiet();
  await app.closeDispute(dispute.id, "won");
  await app.untilQuiet();
  const before = [await app.read(booking.bookingId), await app.read(disputed.bookingId)];
  await ageDeliveries();
  const mails = mailCount();
  const { deliveries } = await app.operator.deliveries.list({});
  const done = deliveries.filter(({ outcome }) => outcome === "done");
  // The bank's confirmation of a refund, which comes when it comes, is left out.
  const types = done.map(({ eventType }) => eventType).filter((type) => type !== "refund.updated");
  expect(new Set(types)).toEqual(
    new Set([
      ...["invitee.created", "checkout.session.completed", "refund.created", "charge.refunded"],
      ...["charge.dispute.created", "charge.dispute.closed", "charge.dispute.funds_withdrawn"],
      ...["charge.dispute.funds_reinstated"],
    ]),
  );
  for (const { id } of done)
    expect(await app.operator.deliveries.replay({ inboxId: id, ...WHY })).toEqual({ ok: true });
  await app.untilQuiet();
  expect([await app.read(booking.bookingId), await app.read(disputed.bookingId)]).toEqual(before);
  expect(mailCount()).toBe(mails);
  for (const { id } of done) {
    const after = await app.operator.deliveries.get({ inboxId: id });
    expect(after.outcome).toBe("done");
    expect(
      after.changes.filter(({ isOfReplay, bookingId }) => isOfReplay && bookingId === booking.bookingId),
    ).toEqual([]);
  }
});

test("two operators who replay at once, and whoever presses twice, order it once", async () => {
  const booked = await app.bookAndPay();
  const { deliveries } = await app.operator.deliveries.list({ eventType: "checkout.session.completed" });
  const [delivery] = deliveries;
  invariant(delivery?.object?.id === booked.checkoutId, "the payment was delivered last");
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => app.operator.deliveries.replay({ inboxId: delivery.id, ...WHY })),
  );
  expect(answers).toEqual(answers.map(() => ({ ok: true })));
  await app.untilQuiet();
  expect(await app.countEvents(booked, "CHECKOUT_PAID")).toBe(1);
  const { actions } = await app.operator.deliveries.get({ inboxId: delivery.id });
  expect(actions.length).toBeLessThan(answers.length + 1);
});

test("who presses again while the worker is at it is answered as the first time, and nothing is ordered twice", async () => {
  const at = app.services.clock.now();
  const { id: inboxId } = await app.db
    .insertInto("inbox")
    .values({
      source: "stripe",
      dedupe_key: "evt_at_it",
      event_type: "refund.updated",
      body: "",
      object_id: "re_1",
      received_at: at,
      replayed_at: at,
      attempts: 1,
      next_attempt_at: addMinutes(at, 60),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  expect(await app.operator.deliveries.replay({ inboxId, ...WHY })).toEqual({ ok: true });
  expect((await app.operator.deliveries.get({ inboxId })).actions).toEqual([]);
  await app.db.deleteFrom("inbox").where("id", "=", inboxId).execute();
});

test("what waits, has been given up, or was emptied before ids were kept is not replayed, and says so", async () => {
  const at = app.services.clock.now();
  const later = addMinutes(at, 60);
  const row = {
    source: "stripe",
    connection_id: null,
    event_type: "refund.updated",
    received_at: at,
    next_attempt_at: later,
    attempts: 1,
  };
  const ids = await app.db
    .insertInto("inbox")
    .values([
      { ...row, dedupe_key: "evt_waits", body: '{"data":{"object":{"id":"re_1"}}}' },
      { ...row, dedupe_key: "evt_dead", body: "{}", dead_at: at },
      { ...row, dedupe_key: "evt_emptied", body: "", completed_at: at },
    ])
    .returning("id")
    .execute();
  const answers = await Promise.all(
    [...ids, { id: 2_000_000_000 }].map(({ id: inboxId }) =>
      app.operator.deliveries.replay({ inboxId, ...WHY }),
    ),
  );
  expect(answers.map((answer) => (answer.ok ? null : answer.because))).toEqual([
    "waiting",
    "dead",
    "without_id",
    "gone",
  ]);
  await app.db
    .deleteFrom("inbox")
    .where(
      "id",
      "in",
      ids.map(({ id }) => id),
    )
    .execute();
});

test("the list is narrowed by source, type and outcome, and read on without a gap", async () => {
  const all: number[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<AppFixture["operator"]["deliveries"]["list"]>> =
      await app.operator.deliveries.list({ after });
    all.push(...page.deliveries.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  const stored = await app.db.selectFrom("inbox").select("id").orderBy("id", "desc").execute();
  expect(all).toEqual(stored.map(({ id }) => id));
  const narrowed = await app.operator.deliveries.list({
    source: "stripe",
    eventType: "charge.refunded",
    outcome: "done",
  });
  expect(narrowed.deliveries.length).toBeGreaterThan(0);
  for (const one of narrowed.deliveries)
    expect(one).toMatchObject({ source: "stripe", eventType: "charge.refunded", outcome: "done" });
  expect(JSON.stringify(narrowed)).not.toContain("@");
  expect((await app.operator.deliveries.list({ outcome: "dead" })).deliveries).toEqual([]);
});
