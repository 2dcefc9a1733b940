import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listBookingsOfClient } from "../../db/bookings/lists/bookings-of-client.ts";
import { findBooking, getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { dieAt as dieAtCall, type Fatal } from "./die-at.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import {
  bookAndPay,
  bookTime,
  bookUntilCheckout,
  countTransitions,
  findSessionTypeId,
  initiate,
  pickTime,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

/** Where the process dies: with the effect committed and nothing done, or with it done and nothing recorded. */
const MOMENTS = [
  ["between the commit and the effect", "time_out"],
  ["between the effect and its record", "hold_response"],
] as const satisfies readonly (readonly [string, Fatal])[];

const dieAt = (call: Parameters<typeof dieAtCall>[1], act: () => Promise<unknown>) =>
  dieAtCall(app, call, act);

async function listCheckouts(bookingId: BookingId) {
  const { sessions } = await app.sandbox.stripeLedger();
  return sessions.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
}

async function listRefunds(bookingId: BookingId) {
  const { refunds } = await app.sandbox.stripeLedger();
  return refunds.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
}

async function findEvent(uri: string) {
  return (await app.sandbox.calendlyLedger()).scheduledEvents.find((event) => event.uri === uri);
}

describe.each(MOMENTS)("killed %s", (_words, moment) => {
  test("of a scheduling link: the one booking gets its link after all, and can be booked", async () => {
    const client = await signUp(app);
    const sessionTypeId = await findSessionTypeId(client, PRICED);
    await dieAt({ provider: "calendly", method: "POST", pattern: "^/scheduling_links$", moment }, () =>
      client.api.booking.initiate.mutate({ sessionTypeId, timeZone: null }),
    );
    const [started, ...more] = (await client.api.booking.listMine.query()).items;
    expect(more).toEqual([]);
    const bookingId = started?.id ?? "bkg_";
    await until(async () => expect((await getBooking(app.db, bookingId)).schedulingUrl).toMatch(/^http/));
    await pickTime(app, client, bookingId);
    await untilState(app, bookingId, "SCHEDULED");
  });

  test("of a checkout: there is exactly one at Stripe, and paying it confirms the booking", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await dieAt({ provider: "stripe", method: "POST", pattern: "^/v1/checkout/sessions$", moment }, () =>
      client.api.booking.openCheckout.mutate({ bookingId }),
    );
    const view = await until(async () => {
      const seen = await client.api.booking.get.query({ bookingId });
      expect(seen.checkoutUrl).toMatch(/^http/);
      return seen;
    });
    expect(view.state).toBe("PAYMENT_PENDING");
    const checkouts = await listCheckouts(bookingId);
    expect(checkouts.map(({ id }) => id)).toEqual([checkoutIdOf(view.checkoutUrl)]);
    await app.sandbox.pay(checkoutIdOf(view.checkoutUrl));
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await listCheckouts(bookingId)).toHaveLength(1);
    expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
  });

  test("of the refund after the builder canceled: the client gets everything back once", async () => {
    const { bookingId, invitee } = await bookAndPay(app, PRICED);
    await app.untilQuiet();
    await dieAt({ provider: "stripe", method: "POST", pattern: "^/v1/refunds$", moment }, () =>
      app.sandbox.cancelInvitee(invitee.uri, "host"),
    );
    await untilState(app, bookingId, "REFUNDED");
    await app.untilQuiet();
    expect((await listRefunds(bookingId)).map(({ amount }) => amount)).toEqual([15_000]);
    expect(await countTransitions(app, bookingId, "REFUND_SETTLED")).toBe(1);
  });

  test("of the refund of a payment that met a cancellation: it goes back once", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await app.sandbox.pay(checkoutId);
    await dieAt({ provider: "stripe", method: "POST", pattern: "^/v1/refunds$", moment }, () =>
      client.api.booking.cancel.mutate({ bookingId, quote: null }),
    );
    await untilState(app, bookingId, "REFUNDED");
    await app.untilQuiet();
    expect((await listRefunds(bookingId)).map(({ amount }) => amount)).toEqual([15_000]);
  });

  test("of the release of a time: its event is canceled once, and the booking is ABANDONED", async () => {
    const { bookingId, event, invitee } = await bookTime(app, PRICED);
    await dieAt({ provider: "calendly", method: "POST", pattern: "/cancellation$", moment }, () =>
      app.sandbox.advance({ minutes: 31 }),
    );
    await until(async () => expect((await findEvent(event.uri))?.status).toBe("canceled"));
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("ABANDONED");
    const told = (await app.sandbox.listDeliveries("calendly")).filter(
      ({ eventType, body }) => eventType === "invitee.canceled" && body.includes(invitee.uri),
    );
    expect(told).toHaveLength(1);
  });

  test("of the end of a checkout: it is expired, the time released, and nothing was paid", async () => {
    const { bookingId, event, checkoutId } = await bookUntilCheckout(app, PRICED);
    await dieAt({ provider: "stripe", method: "POST", pattern: `/${checkoutId}/expire$`, moment }, () =>
      app.sandbox.advance({ minutes: 31 }),
    );
    await untilState(app, bookingId, "ABANDONED");
    await app.untilQuiet();
    expect((await listCheckouts(bookingId)).map(({ status }) => status)).toEqual(["expired"]);
    expect((await findEvent(event.uri))?.status).toBe("canceled");
  });

  test("of a mail: each person is told, and a mail sent twice carries the one Message-ID", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await dieAt({ provider: "mail", method: "SMTP", pattern: `^${client.email}$`, moment }, () =>
      app.sandbox.pay(checkoutId),
    );
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    const mails = await app.sandbox.listMailsAbout(bookingId);
    const messages = new Set(mails.map(({ to, messageId }) => `${to.join()} ${messageId ?? ""}`));
    expect([...messages].map((message) => message.split(" ")[0]).sort()).toEqual(
      ["ada@builders.example", client.email].sort(),
    );
  });
});

describe("killed after a webhook was answered and before it was worked on", () => {
  test("a payment confirms its booking after the restart", async () => {
    const { bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    const reading = {
      provider: "stripe",
      method: "GET",
      pattern: `/${checkoutId}$`,
      moment: "time_out",
    } as const;
    await dieAt(reading, () => app.sandbox.pay(checkoutId));
    const delivered = (await app.sandbox.listDeliveries("stripe")).find(
      ({ eventType, body }) => eventType === "checkout.session.completed" && body.includes(checkoutId),
    );
    expect(delivered?.attempts.map(({ status }) => status)).toEqual([200]);
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
  });

  test("a booked time reaches its booking after the restart", async () => {
    const client = await signUp(app);
    const bookingId = await initiate(client, PRICED);
    const reading = {
      provider: "calendly",
      method: "GET",
      pattern: "/invitees/",
      moment: "time_out",
    } as const;
    await dieAt(reading, () => pickTime(app, client, bookingId));
    await untilState(app, bookingId, "SCHEDULED");
    expect(await countTransitions(app, bookingId, "TIME_BOOKED")).toBe(1);
  });
});

test("webhooks that came while the app was away are sent again by the provider, and nothing is lost", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  await app.untilQuiet();
  await app.demo.killApp("SIGKILL");
  await app.sandbox.pay(checkoutId);
  await app.sandbox.untilPostIsIdle();
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: 1 });
  await untilState(app, bookingId, "CONFIRMED");
  const { clientUserId } = await getBooking(app.db, bookingId);
  const { values } = await listBookingsOfClient(
    app.db,
    { userId: clientUserId, confirmed: null },
    { after: null, limit: 10 },
  );
  expect(values).toHaveLength(1);
  expect((await client.api.booking.get.query({ bookingId })).state).toBe("CONFIRMED");
});

test("a stop in good order ends with code 0, and leaves nothing half done", async () => {
  const { bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  await app.sandbox.pay(checkoutId);
  expect(await app.demo.killApp("SIGTERM")).toBe(0);
  const leased = app.db.selectFrom("outbox").select("key").where("lease", "is not", null);
  expect(await leased.execute()).toEqual([]);
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: 1 });
  await untilState(app, bookingId, "CONFIRMED");
  expect(await findBooking(app.db, bookingId)).not.toBeNull();
});
