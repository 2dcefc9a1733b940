import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  bookAndPay,
  bookUntilCheckout,
  countTransitions,
  initiate,
  pickTime,
  signUp,
  untilClockReaches,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { lastPartOf, type BookedAtCalendly } from "../kit/sandbox.ts";
import { calendlyEndpoint, deliver, stripeEndpoint } from "./sign-delivery.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

/** As many at once as a provider in trouble might send. */
const DUPLICATES = 20;

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

async function countInboxRows(mark: string): Promise<number> {
  const rows = await app.db.selectFrom("inbox").select("id").where("body", "like", `%${mark}%`).execute();
  return rows.length;
}

/** One mail to the client, one to the builder, however often the news came. */
async function expectOneMailEach(bookingId: BookingId, client: Visitor): Promise<void> {
  const mails = await app.sandbox.listMailsAbout(bookingId);
  expect(mails.map((mail) => mail.to[0]).sort()).toEqual([client.email, "ada@builders.example"].sort());
  for (const mail of mails) expect(mail.subject).toMatch(/^Confirmed: /);
}

function holdDeliveries(provider: "calendly" | "stripe"): Promise<unknown> {
  return app.sandbox.addFault({ provider, on: "delivery", fault: { kind: "hold" } });
}

describe("a payment", () => {
  /** Paid at Stripe, with the news of it kept back. */
  async function payUnheard(): Promise<{
    client: Visitor;
    bookingId: BookingId;
    checkoutId: CheckoutId;
    body: string;
  }> {
    const booked = await bookUntilCheckout(app, "ada-okafor/architecture-review");
    await holdDeliveries("stripe");
    await app.sandbox.pay(booked.checkoutId);
    const held = await app.sandbox.listDeliveries("stripe");
    const delivery = held.find(
      ({ eventType, body }) => eventType === "checkout.session.completed" && body.includes(booked.checkoutId),
    );
    invariant(delivery !== undefined, "Stripe has news of the payment");
    return { ...booked, body: delivery.body };
  }

  async function expectConfirmedOnce(bookingId: BookingId, client: Visitor): Promise<void> {
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
    expect((await getBooking(app.db, bookingId)).context.payments).toHaveLength(1);
    await expectOneMailEach(bookingId, client);
  }

  test("20 concurrent duplicates of its webhook are one row, one transition, and one mail to each person", async () => {
    const { client, bookingId, body } = await payUnheard();
    const statuses = await Promise.all(
      Array.from({ length: DUPLICATES }, () => deliver(app, stripeEndpoint(app), body)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await expectConfirmedOnce(bookingId, client);
    const { id } = JSON.parse(body) as { id: string };
    expect(await countInboxRows(id)).toBe(1);
  });

  test("the webhook before the browser: the browser changes nothing", async () => {
    const { client, bookingId, checkoutId } = await bookAndPay(app, "ada-okafor/architecture-review");
    const { version } = await getBooking(app.db, bookingId);
    expect((await client.get(`/bookings/${bookingId}?checkout=${checkoutId}`)).status).toBe(200);
    await expectConfirmedOnce(bookingId, client);
    expect((await getBooking(app.db, bookingId)).version).toBe(version);
  });

  test("the browser before the webhook: the webhook changes nothing", async () => {
    const { client, bookingId, checkoutId, body } = await payUnheard();
    const page = await client.get(`/bookings/${bookingId}?checkout=${checkoutId}`);
    expect(page.status).toBe(200);
    const { version, state } = await getBooking(app.db, bookingId);
    expect(state).toBe("CONFIRMED");
    expect(await deliver(app, stripeEndpoint(app), body)).toBe(200);
    await expectConfirmedOnce(bookingId, client);
    expect((await getBooking(app.db, bookingId)).version).toBe(version);
  });

  test("webhooks and browsers at the same moment: one transition", async () => {
    const { client, bookingId, checkoutId, body } = await payUnheard();
    await Promise.all([
      ...Array.from({ length: 3 }, () => deliver(app, stripeEndpoint(app), body)),
      ...Array.from({ length: 3 }, () => client.get(`/bookings/${bookingId}?checkout=${checkoutId}`)),
      ...Array.from({ length: 3 }, () => client.api.booking.confirmPayment.mutate({ bookingId, checkoutId })),
      app.sandbox.releaseDeliveries(),
    ]);
    await expectConfirmedOnce(bookingId, client);
  });

  test("two event ids for the one change: one transition", async () => {
    const { client, bookingId, body } = await payUnheard();
    const { id } = JSON.parse(body) as { id: string };
    const otherId = `evt_other${lastPartOf(bookingId).slice(-12)}`;
    const statuses = await Promise.all(
      [body, body.replaceAll(id, otherId)].map((delivery) => deliver(app, stripeEndpoint(app), delivery)),
    );
    expect(statuses).toEqual([200, 200]);
    await expectConfirmedOnce(bookingId, client);
    expect(await countInboxRows(id)).toBe(1);
    expect(await countInboxRows(otherId)).toBe(1);
  });

  test("replayed a day later, under its own event id and under another, it changes nothing", async () => {
    const { client, bookingId, body } = await payUnheard();
    expect(await deliver(app, stripeEndpoint(app), body)).toBe(200);
    await expectConfirmedOnce(bookingId, client);
    const before = await getBooking(app.db, bookingId);
    const later = addMinutes(await app.sandbox.now(), 24 * 60);
    await app.sandbox.advance({ days: 1 });
    await untilClockReaches(client, bookingId, later);
    const { id } = JSON.parse(body) as { id: string };
    const replays = [body, body.replaceAll(id, `evt_later${bookingId.slice(-12)}`)];
    for (const replay of replays) expect(await deliver(app, stripeEndpoint(app), replay)).toBe(200);
    await expectConfirmedOnce(bookingId, client);
    expect(await getBooking(app.db, bookingId)).toEqual(before);
    expect(await countInboxRows(id)).toBe(1);
  });
});

describe("a booked time", () => {
  /** Booked at Calendly, with the news of it kept back. The session is free: its time confirms it. */
  async function pickUnheard() {
    const client = await signUp(app);
    const bookingId = await initiate(client, "ada-okafor/intro-call");
    await holdDeliveries("calendly");
    const picked = await pickTime(app, client, bookingId);
    const held = await app.sandbox.listDeliveries("calendly");
    const delivery = held.find(({ body }) => body.includes(picked.invitee.uri));
    invariant(delivery !== undefined, "Calendly has news of the time");
    return { client, bookingId, body: delivery.body, ...picked };
  }

  function hintOf(bookingId: BookingId, { event, invitee }: BookedAtCalendly) {
    return { bookingId, calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
  }

  function redirectOf(bookingId: BookingId, { invitee }: BookedAtCalendly): string {
    const query = new URLSearchParams({
      utm_content: bookingId,
      invitee_uuid: lastPartOf(invitee.uri),
      invitee_email: invitee.email,
    });
    return `/bookings/calendly-return?${query.toString()}`;
  }

  async function expectBookedOnce(bookingId: BookingId, client: Visitor): Promise<void> {
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await countTransitions(app, bookingId, "TIME_BOOKED")).toBe(1);
    expect(await countTransitions(app, bookingId, "FREE_CONFIRMED")).toBe(1);
    await expectOneMailEach(bookingId, client);
  }

  test("20 concurrent duplicates of its webhook are one row, one transition, and one mail to each person", async () => {
    const { client, bookingId, body, invitee } = await pickUnheard();
    const endpoint = await calendlyEndpoint(app, "ada");
    const statuses = await Promise.all(
      Array.from({ length: DUPLICATES }, () => deliver(app, endpoint, body)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await expectBookedOnce(bookingId, client);
    expect(await countInboxRows(invitee.uri)).toBe(1);
  });

  test("the webhook before the browser: embed and redirect change nothing", async () => {
    const { client, bookingId, body, ...picked } = await pickUnheard();
    expect(await deliver(app, await calendlyEndpoint(app, "ada"), body)).toBe(200);
    await untilState(app, bookingId, "CONFIRMED");
    const { version } = await getBooking(app.db, bookingId);
    expect((await client.api.booking.schedule.mutate(hintOf(bookingId, picked))).ok).toBe(true);
    expect((await client.get(redirectOf(bookingId, picked))).headers.get("location")).toBe(
      `/bookings/${bookingId}`,
    );
    await expectBookedOnce(bookingId, client);
    expect((await getBooking(app.db, bookingId)).version).toBe(version);
  });

  test.each(["embed", "redirect"])("the %s before the webhook: the webhook changes nothing", async (way) => {
    const { client, bookingId, body, ...picked } = await pickUnheard();
    if (way === "embed") {
      expect((await client.api.booking.schedule.mutate(hintOf(bookingId, picked))).ok).toBe(true);
    } else {
      expect((await client.get(redirectOf(bookingId, picked))).headers.get("location")).toBe(
        `/bookings/${bookingId}`,
      );
    }
    const { version, state } = await getBooking(app.db, bookingId);
    expect(state).toBe("CONFIRMED");
    expect(await deliver(app, await calendlyEndpoint(app, "ada"), body)).toBe(200);
    await expectBookedOnce(bookingId, client);
    expect((await getBooking(app.db, bookingId)).version).toBe(version);
  });

  test("webhook, embed and redirect at the same moment: one transition", async () => {
    const { client, bookingId, body, ...picked } = await pickUnheard();
    const endpoint = await calendlyEndpoint(app, "ada");
    await Promise.all([
      ...Array.from({ length: 3 }, () => deliver(app, endpoint, body)),
      ...Array.from({ length: 3 }, () => client.api.booking.schedule.mutate(hintOf(bookingId, picked))),
      ...Array.from({ length: 3 }, () => client.get(redirectOf(bookingId, picked))),
      app.sandbox.releaseDeliveries(),
    ]);
    await expectBookedOnce(bookingId, client);
  });

  test("the same event in two bodies: one transition", async () => {
    const { client, bookingId, body, invitee } = await pickUnheard();
    const endpoint = await calendlyEndpoint(app, "ada");
    const again = JSON.stringify({
      ...(JSON.parse(body) as object),
      created_at: "2026-11-20T12:00:00.000001Z",
    });
    expect(await Promise.all([body, again].map((delivery) => deliver(app, endpoint, delivery)))).toEqual([
      200, 200,
    ]);
    await expectBookedOnce(bookingId, client);
    expect(await countInboxRows(invitee.uri)).toBe(2);
  });

  test("replayed a day later, as sent and in another body, it changes nothing", async () => {
    const { client, bookingId, body } = await pickUnheard();
    const endpoint = await calendlyEndpoint(app, "ada");
    expect(await deliver(app, endpoint, body)).toBe(200);
    await expectBookedOnce(bookingId, client);
    const before = await getBooking(app.db, bookingId);
    const later = addMinutes(await app.sandbox.now(), 24 * 60);
    await app.sandbox.advance({ days: 1 });
    await untilClockReaches(client, bookingId, later);
    const again = JSON.stringify({ ...(JSON.parse(body) as object), created_at: later });
    for (const replay of [body, again]) expect(await deliver(app, endpoint, replay)).toBe(200);
    await expectBookedOnce(bookingId, client);
    expect(await getBooking(app.db, bookingId)).toEqual(before);
  });
});
