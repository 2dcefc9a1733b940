import { afterAll, beforeAll, expect, test } from "vitest";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import { until } from "../test-until.ts";
import { repairDrift } from "./repair-drift.ts";
import {
  freeTime,
  kindsOf,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "./test-reconciliation.ts";

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

/** As this installation marks what it makes. */
function ownMetadata(bookingId: BookingId) {
  return { booking_id: bookingId, installation_id: fixture.app.services.installation.id };
}

test("a bank debit that goes on, and then fails, without a delivery is followed step by step", async () => {
  const { bookingId, checkoutId } = await fixture.paying();
  await fixture.unheard(() =>
    fixture.app.control("stripe", "POST", `/checkout/${checkoutId}/pay`, { method: "sepa_debit" }),
  );
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["checkout_closed_missed repaired"]);
  expect((await fixture.booking(bookingId)).context.checkouts[0]?.status).toBe("complete");
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  await fixture.unheard(() =>
    fixture.app.control("stripe", "POST", `/checkout/${checkoutId}/settle`, { outcome: "failed" }),
  );
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["checkout_closed_missed repaired"]);
  expect((await fixture.booking(bookingId)).state).toBe("PAYMENT_FAILED");
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
});

test("a bank debit that arrives without a delivery confirms its booking", async () => {
  const { bookingId, checkoutId } = await fixture.paying();
  await fixture.app.control("stripe", "POST", `/checkout/${checkoutId}/pay`, { method: "sepa_debit" });
  await fixture.app.untilQuiet();
  await fixture.unheard(() =>
    fixture.app.control("stripe", "POST", `/checkout/${checkoutId}/settle`, { outcome: "succeeded" }),
  );
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["payment_missed repaired"]);
  expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
});

test("a checkout that Stripe opened and nobody knows is known, and one of another amount confirms nothing", async () => {
  const bookingId = await fixture.scheduled();
  const cause = { kind: "client", reference: null, personId: null } as const;
  const [planted] = await fixture.app.control<{ checkout_id: string }[]>("stripe", "POST", "/plant", [
    { state: "open", amount: 15_000, currency: "usd", metadata: ownMetadata(bookingId) },
  ]);
  // The booking has no use for it: it is closed at once, and its answer known.
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["checkout_open_missed repaired"]);
  await fixture.app.untilQuiet();
  expect((await fixture.booking(bookingId)).context.checkouts).toEqual([
    { checkoutId: planted?.checkout_id, status: "expired" },
  ]);
  await cancelBooking({ ...fixture.app.deps, cause }, bookingId, "client", { quote: null, note: null });
  await fixture.app.control("stripe", "POST", "/plant", [
    { state: "paid", amount: 9_900, currency: "usd", metadata: ownMetadata(bookingId) },
  ]);
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([
    "payment_missed repaired",
    "paid_wrong_amount open",
  ]);
  await fixture.app.untilQuiet();
  expect((await fixture.booking(bookingId)).context.refunds).toMatchObject([
    { amount: { amountMinor: 9_900 } },
  ]);
});

test("a payment of another amount goes back by itself, and a person is told of it", async () => {
  const { bookingId } = await fixture.paying();
  await fixture.app.control("stripe", "POST", "/plant", [
    { state: "paid", amount: 9_900, currency: "usd", metadata: ownMetadata(bookingId) },
  ]);
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([
    "payment_missed repaired",
    "paid_wrong_amount open",
  ]);
  expect((await fixture.booking(bookingId)).state).toBe("PAYMENT_FAILED");
});

test("more returned than was paid is told to a person", async () => {
  const bookingId = await fixture.confirmed();
  const [payment] = (await fixture.booking(bookingId)).context.payments;
  await fixture.app.control("stripe", "POST", "/refunds", {
    payment_intent: payment?.paymentIntentId,
    amount: 10_000,
  });
  await fixture.app.untilQuiet();
  await fixture.app.db
    .updateTable("refund")
    .set({ amount_minor: 15_500 })
    .where("booking_id", "=", bookingId)
    .execute();
  const findings = await fixture.findingsOf(bookingId);
  expect(kindsOf(findings)).toContain("money_over_returned open");
  expect(findings[0]?.details.amount).toEqual({ amountMinor: 500, currency: "USD" });
});

test("a time that stays in the calendar after it was released once more waits for a person, who may request it again", async () => {
  const bookingId = await fixture.scheduled();
  const { time } = (await fixture.booking(bookingId)).context;
  await fixture.app.untilQuiet();
  await fixture.cancelByBuilder(bookingId);
  await fixture.app.untilQuiet();
  const event = fixture.app.sandbox.calendly.ledger
    .scheduledEvents()
    .find(({ uri }) => uri === time?.calendlyEventUri);
  expect(event?.status).toBe("canceled");
  // Another booking's event under the ended one: as after a database was put back.
  const other = await fixture.scheduled();
  const held = (await fixture.booking(other)).context.time;
  await fixture.app.untilQuiet();
  await fixture.app.db
    .updateTable("booking")
    .set({ state: "CANCELED", deadline_at: null })
    .where("id", "=", other)
    .execute();
  await fixture.app.db
    .insertInto("outbox")
    .values({
      key: `${other}:0:release-${held?.calendlyEventId ?? ""}`,
      booking_id: other,
      booking_version: 2,
      position: 0,
      type: "releaseTime",
      params_json: JSON.stringify({ calendlyEventId: held?.calendlyEventId, reason: "Over." }),
      created_at: fixture.app.services.clock.now(),
      attempts: 1,
      next_attempt_at: fixture.app.services.clock.now(),
      completed_at: fixture.app.services.clock.now(),
    })
    .execute();
  expect(kindsOf(await fixture.findingsOf(other))).toEqual(["event_orphaned open"]);
  const drift = (await listOpenDrifts(fixture.app.db, 100)).find((one) => one.bookingId === other);
  invariant(drift !== undefined, "it is open");
  expect(await repairDrift(fixture.app.deps, drift.id, { userId: "op", requestId: "test" })).toMatchObject({
    ok: true,
  });
  await fixture.app.untilQuiet();
  expect(kindsOf(await fixture.findingsOf(other))).toEqual([]);
});

test("a seat in a group’s event that was given up is found by the event’s count", async () => {
  const builder = await fixture.app.db
    .selectFrom("session_type")
    .select(["id", "calendly_event_type_uri"])
    .where("kind", "=", "group")
    .executeTakeFirst();
  invariant(builder !== undefined, "a group’s session is on offer");
  const offer = { ...fixture.free, id: builder.id as typeof fixture.free.id };
  const staying = await fixture.scheduled(offer);
  const { startsAt = "" } = (await fixture.booking(staying)).context.time ?? {};
  const leaving = await fixture.initiated(offer);
  const { clientEmail } = await fixture.booking(leaving);
  await fixture.app.control("calendly", "POST", "/book", {
    eventTypeUri: builder.calendly_event_type_uri,
    startTime: startsAt,
    email: clientEmail,
    name: "Casey Client",
    tracking: { utm_content: leaving },
  });
  await until(async () => expect((await fixture.booking(leaving)).state).toBe("CONFIRMED"));
  const inviteeUri = (await fixture.booking(leaving)).context.time?.calendlyInviteeUri ?? "";
  await fixture.unheard(() =>
    fixture.app.control("calendly", "POST", `/invitees/${inviteeUri.split("/").at(-1) ?? ""}/cancel`, {
      by: "invitee",
    }),
  );
  expect(kindsOf(await fixture.findingsOf(leaving))).toEqual(["time_canceled_missed repaired"]);
  expect((await fixture.booking(leaving)).state).toBe("CANCELED");
  expect((await fixture.booking(staying)).state).toBe("CONFIRMED");
});

test("a second time of one booking is given back with an explanation", async () => {
  const bookingId = await fixture.confirmed();
  const { clientEmail } = await fixture.booking(bookingId);
  const second = await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri);
  await fixture.unheard(() =>
    fixture.app.control("calendly", "POST", "/book", {
      eventTypeUri: fixture.priced.calendlyEventTypeUri,
      startTime: second,
      email: clientEmail,
      name: "Casey Client",
      tracking: { utm_content: bookingId },
    }),
  );
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["event_orphaned repaired"]);
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
});

test("a deadline that waits for an effect about a checkout is no drift: the dead effect is", async () => {
  const bookingId = await fixture.scheduled(fixture.free);
  await fixture.app.untilQuiet();
  const ended = "2020-01-01T10:00:00.000Z";
  const key = `${bookingId}:9:0` as const;
  const now = fixture.app.services.clock.now();
  await fixture.app.db
    .insertInto("outbox")
    .values({
      key,
      booking_id: bookingId,
      booking_version: 9,
      position: 0,
      type: "expireCheckout",
      params_json: JSON.stringify({ checkoutId: "cs_test_00000000" }),
      created_at: now,
      attempts: 1,
      next_attempt_at: now,
      dead_at: now,
    })
    .execute();
  await fixture.app.db
    .updateTable("booking")
    .set({ deadline_at: ended })
    .where("id", "=", bookingId)
    .execute();
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["letter_dead open"]);
});
