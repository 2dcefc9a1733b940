import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { dieAt } from "./die-at.ts";
import { findOpenTime } from "../kit/offers.ts";
import {
  bookAndPay,
  bookAtCalendly,
  bookTime,
  bookUntilCheckout,
  countTransitions,
  signInAs,
  untilState,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
/** Past the hold, and within the time for which a checkout would stay open. */
const PAST_THE_HOLD_MINUTES = 31;
/** A run of the reconciler that gives no sign of life for a quarter of an hour is anybody's. */
const PAST_THE_RUN_MINUTES = 16;
const LEASE_MINUTES = 2;

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

async function statusOf(eventUri: string) {
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  return scheduledEvents.find(({ uri }) => uri === eventUri)?.status;
}

async function listCheckouts(bookingId: BookingId) {
  const { sessions } = await app.sandbox.stripeLedger();
  return sessions.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
}

test("killed after a delivery was worked on and before it was marked as done: it is worked on again, and changes nothing", async () => {
  const { bookingId } = await bookAndPay(app, PRICED);
  await app.untilQuiet();
  const before = await listTransitions(app.db, bookingId);
  const mails = await app.sandbox.listMailsAbout(bookingId);
  await app.demo.killApp("SIGKILL");
  // Every row as a process leaves it that dies a moment before it writes that the row is done.
  const now = await app.sandbox.now();
  await app.db
    .updateTable("inbox")
    .set({ completed_at: null, next_attempt_at: now, lease: "of-the-dead", leased_until: addMinutes(now, 1) })
    .where("dead_at", "is", null)
    .execute();
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: LEASE_MINUTES });
  await app.untilQuiet();
  expect(await listTransitions(app.db, bookingId)).toEqual(before);
  expect(await app.sandbox.listMailsAbout(bookingId)).toEqual(mails);
});

test("dead when a hold ends: it ends when the app is back, with the checkout closed and the time free", async () => {
  const { bookingId, event } = await bookUntilCheckout(app, PRICED);
  await app.untilQuiet();
  await app.demo.killApp("SIGKILL");
  await app.sandbox.advance({ minutes: PAST_THE_HOLD_MINUTES });
  await app.demo.startApp();
  await untilState(app, bookingId, "ABANDONED");
  await app.untilQuiet();
  expect((await listCheckouts(bookingId)).map(({ status }) => status)).toEqual(["expired"]);
  expect(await statusOf(event.uri)).toBe("canceled");
});

describe("a session that is moved", () => {
  test("killed between the two deliveries of the move: it is moved once, and paid once", async () => {
    const { bookingId, invitee, event } = await bookAndPay(app, PRICED);
    await app.untilQuiet();
    await app.sandbox.addFault({ provider: "calendly", on: "delivery", fault: { kind: "hold" } });
    const to = await findOpenTime(app, event.event_type, 20);
    const moved = await app.sandbox.rescheduleInvitee(invitee.uri, to);
    const held = (await app.sandbox.listDeliveries("calendly")).filter(({ state }) => state === "held");
    expect(held).toHaveLength(2);
    await app.sandbox.resend(held[0]?.id ?? "");
    await until(async () => expect(await countTransitions(app, bookingId, "TIME_MOVED")).toBe(1));
    await app.demo.killApp("SIGKILL");
    await app.demo.startApp();
    await app.sandbox.advance({ minutes: LEASE_MINUTES });
    await app.sandbox.releaseDeliveries();
    await app.untilQuiet();
    const { state, context } = await getBooking(app.db, bookingId);
    expect(state).toBe("CONFIRMED");
    expect(context.time?.calendlyInviteeUri).toBe(moved.invitee.uri);
    expect(await countTransitions(app, bookingId, "TIME_MOVED")).toBe(1);
    expect(await listCheckouts(bookingId)).toHaveLength(1);
  });

  test("killed while its new time is read: it is moved after the restart", async () => {
    const { bookingId, invitee, event } = await bookAndPay(app, PRICED);
    await app.untilQuiet();
    const to = await findOpenTime(app, event.event_type, 20);
    const reading = {
      provider: "calendly",
      method: "GET",
      pattern: "/invitees/",
      moment: "time_out",
    } as const;
    await dieAt(app, reading, () => app.sandbox.rescheduleInvitee(invitee.uri, to));
    await until(async () => expect(await countTransitions(app, bookingId, "TIME_MOVED")).toBe(1));
    await app.untilQuiet();
    const { state, context } = await getBooking(app.db, bookingId);
    expect(state).toBe("CONFIRMED");
    expect(Date.parse(context.time?.startsAt ?? "")).toBe(Date.parse(to));
  });
});

describe.each(["time_out", "hold_response"] as const)(
  "killed while a second time is given back (%s)",
  (moment) => {
    test("it is canceled once, with the explanation, and the first stays", async () => {
      const { client, bookingId, event } = await bookTime(app, PRICED);
      await app.untilQuiet();
      const second = { eventTypeUri: event.event_type, email: client.email, name: client.name };
      let secondUri = "";
      const canceling = { provider: "calendly", method: "POST", pattern: "/cancellation$", moment } as const;
      await dieAt(app, canceling, async () => {
        const booked = await bookAtCalendly(app, { ...second, utmContent: bookingId });
        secondUri = booked.event.uri;
      });
      await until(async () => expect(await statusOf(secondUri)).toBe("canceled"));
      await app.untilQuiet();
      expect(await statusOf(event.uri)).toBe("active");
      expect((await getBooking(app.db, bookingId)).state).toBe("SCHEDULED");
    });
  },
);

test("killed in the middle of a run of the reconciler: the next process begins it anew and takes in what was missed, once", async () => {
  const { bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  await app.untilQuiet();
  const operator = await signInAs(app, "operator@example.com");
  await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
  await app.sandbox.pay(checkoutId);
  const reading = {
    provider: "stripe",
    method: "GET",
    pattern: "^/v1/checkout/sessions$",
    moment: "time_out",
  } as const;
  await dieAt(app, reading, () => operator.api.operations.startReconciliation.mutate());
  await app.sandbox.advance({ minutes: PAST_THE_RUN_MINUTES });
  await untilState(app, bookingId, "CONFIRMED");
  await until(async () => {
    const { run } = await operator.api.operations.reconciliation.query();
    expect(run?.finishedAt).not.toBeNull();
  });
  await app.untilQuiet();
  expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
});
