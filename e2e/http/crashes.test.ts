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
import { startWire, type Wire } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";

let wire: Wire;

beforeAll(async () => {
  wire = await startWire();
});
afterEach(() => wire.sandbox.clearFaults());
afterAll(() => wire.stop());

/** Where the process dies: with the effect committed and nothing done, or with it done and nothing recorded. */
const MOMENTS = [
  ["between the commit and the effect", "time_out"],
  ["between the effect and its record", "hold_response"],
] as const satisfies readonly (readonly [string, Fatal])[];

const dieAt = (call: Parameters<typeof dieAtCall>[1], act: () => Promise<unknown>) =>
  dieAtCall(wire, call, act);

async function listCheckouts(bookingId: BookingId) {
  const { sessions } = await wire.sandbox.stripeLedger();
  return sessions.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
}

async function listRefunds(bookingId: BookingId) {
  const { refunds } = await wire.sandbox.stripeLedger();
  return refunds.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
}

async function findEvent(uri: string) {
  return (await wire.sandbox.calendlyLedger()).scheduledEvents.find((event) => event.uri === uri);
}

describe.each(MOMENTS)("killed %s", (_words, moment) => {
  test("of a scheduling link: the one booking gets its link after all, and can be booked", async () => {
    const client = await signUp(wire);
    const sessionTypeId = await findSessionTypeId(client, PRICED);
    await dieAt({ provider: "calendly", method: "POST", pattern: "^/scheduling_links$", moment }, () =>
      client.api.booking.initiate.mutate({ sessionTypeId, timeZone: null }),
    );
    const [started, ...more] = (await client.api.booking.listMine.query()).items;
    expect(more).toEqual([]);
    const bookingId = started?.id ?? "bkg_";
    await until(async () => expect((await getBooking(wire.db, bookingId)).schedulingUrl).toMatch(/^http/));
    await pickTime(wire, client, bookingId);
    await untilState(wire, bookingId, "SCHEDULED");
  });

  test("of a checkout: there is exactly one at Stripe, and paying it confirms the booking", async () => {
    const { client, bookingId } = await bookTime(wire, PRICED);
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
    await wire.sandbox.pay(checkoutIdOf(view.checkoutUrl));
    await untilState(wire, bookingId, "CONFIRMED");
    await wire.untilQuiet();
    expect(await listCheckouts(bookingId)).toHaveLength(1);
    expect(await countTransitions(wire, bookingId, "CHECKOUT_PAID")).toBe(1);
  });

  test("of the refund after the builder canceled: the client gets everything back once", async () => {
    const { bookingId, invitee } = await bookAndPay(wire, PRICED);
    await wire.untilQuiet();
    await dieAt({ provider: "stripe", method: "POST", pattern: "^/v1/refunds$", moment }, () =>
      wire.sandbox.cancelInvitee(invitee.uri, "host"),
    );
    await untilState(wire, bookingId, "REFUNDED");
    await wire.untilQuiet();
    expect((await listRefunds(bookingId)).map(({ amount }) => amount)).toEqual([15_000]);
    expect(await countTransitions(wire, bookingId, "REFUND_SETTLED")).toBe(1);
  });

  test("of the refund of a payment that met a cancellation: it goes back once", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
    await wire.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await wire.sandbox.pay(checkoutId);
    await dieAt({ provider: "stripe", method: "POST", pattern: "^/v1/refunds$", moment }, () =>
      client.api.booking.cancel.mutate({ bookingId, quote: null }),
    );
    await untilState(wire, bookingId, "REFUNDED");
    await wire.untilQuiet();
    expect((await listRefunds(bookingId)).map(({ amount }) => amount)).toEqual([15_000]);
  });

  test("of the release of a time: its event is canceled once, and the booking is ABANDONED", async () => {
    const { bookingId, event, invitee } = await bookTime(wire, PRICED);
    await dieAt({ provider: "calendly", method: "POST", pattern: "/cancellation$", moment }, () =>
      wire.sandbox.advance({ minutes: 31 }),
    );
    await until(async () => expect((await findEvent(event.uri))?.status).toBe("canceled"));
    await wire.untilQuiet();
    expect((await getBooking(wire.db, bookingId)).state).toBe("ABANDONED");
    const told = (await wire.sandbox.listDeliveries("calendly")).filter(
      ({ eventType, body }) => eventType === "invitee.canceled" && body.includes(invitee.uri),
    );
    expect(told).toHaveLength(1);
  });

  test("of the end of a checkout: it is expired, the time released, and nothing was paid", async () => {
    const { bookingId, event, checkoutId } = await bookUntilCheckout(wire, PRICED);
    await dieAt({ provider: "stripe", method: "POST", pattern: `/${checkoutId}/expire$`, moment }, () =>
      wire.sandbox.advance({ minutes: 31 }),
    );
    await untilState(wire, bookingId, "ABANDONED");
    await wire.untilQuiet();
    expect((await listCheckouts(bookingId)).map(({ status }) => status)).toEqual(["expired"]);
    expect((await findEvent(event.uri))?.status).toBe("canceled");
  });

  test("of a mail: each person is told, and a mail sent twice carries the one Message-ID", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
    await dieAt({ provider: "mail", method: "SMTP", pattern: `^${client.email}$`, moment }, () =>
      wire.sandbox.pay(checkoutId),
    );
    await untilState(wire, bookingId, "CONFIRMED");
    await wire.untilQuiet();
    const mails = await wire.sandbox.listMailsAbout(bookingId);
    const messages = new Set(mails.map(({ to, messageId }) => `${to.join()} ${messageId ?? ""}`));
    expect([...messages].map((message) => message.split(" ")[0]).sort()).toEqual(
      ["ada@builders.example", client.email].sort(),
    );
  });
});

describe("killed after a webhook was answered and before it was worked on", () => {
  test("a payment confirms its booking after the restart", async () => {
    const { bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
    const reading = {
      provider: "stripe",
      method: "GET",
      pattern: `/${checkoutId}$`,
      moment: "time_out",
    } as const;
    await dieAt(reading, () => wire.sandbox.pay(checkoutId));
    const delivered = (await wire.sandbox.listDeliveries("stripe")).find(
      ({ eventType, body }) => eventType === "checkout.session.completed" && body.includes(checkoutId),
    );
    expect(delivered?.attempts.map(({ status }) => status)).toEqual([200]);
    await untilState(wire, bookingId, "CONFIRMED");
    await wire.untilQuiet();
    expect(await countTransitions(wire, bookingId, "CHECKOUT_PAID")).toBe(1);
  });

  test("a booked time reaches its booking after the restart", async () => {
    const client = await signUp(wire);
    const bookingId = await initiate(client, PRICED);
    const reading = {
      provider: "calendly",
      method: "GET",
      pattern: "/invitees/",
      moment: "time_out",
    } as const;
    await dieAt(reading, () => pickTime(wire, client, bookingId));
    await untilState(wire, bookingId, "SCHEDULED");
    expect(await countTransitions(wire, bookingId, "TIME_BOOKED")).toBe(1);
  });
});

test("webhooks that came while the app was away are sent again by the provider, and nothing is lost", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
  await wire.untilQuiet();
  await wire.demo.killApp("SIGKILL");
  await wire.sandbox.pay(checkoutId);
  await wire.sandbox.untilPostIsIdle();
  await wire.demo.startApp();
  await wire.sandbox.advance({ minutes: 1 });
  await untilState(wire, bookingId, "CONFIRMED");
  const { clientUserId } = await getBooking(wire.db, bookingId);
  const { values } = await listBookingsOfClient(
    wire.db,
    { userId: clientUserId, confirmed: null },
    { after: null, limit: 10 },
  );
  expect(values).toHaveLength(1);
  expect((await client.api.booking.get.query({ bookingId })).state).toBe("CONFIRMED");
});

test("a stop in good order ends with code 0, and leaves nothing half done", async () => {
  const { bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
  await wire.sandbox.pay(checkoutId);
  expect(await wire.demo.killApp("SIGTERM")).toBe(0);
  const leased = wire.db.selectFrom("outbox").select("key").where("lease", "is not", null);
  expect(await leased.execute()).toEqual([]);
  await wire.demo.startApp();
  await wire.sandbox.advance({ minutes: 1 });
  await untilState(wire, bookingId, "CONFIRMED");
  expect(await findBooking(wire.db, bookingId)).not.toBeNull();
});
