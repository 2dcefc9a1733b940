import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { lastPartOf, type BookedAtCalendly } from "../kit/sandbox.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

const RAISED_PRICE_MINOR = 20_000;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const NOTHING = { checkouts: [], charged: [], refunds: [] };
const KEPT = { checkouts: ["complete"], charged: [PRICE_MINOR], refunds: [] };

describe("two clients, one slot", () => {
  /** Presses the last button on Calendly's page that the booking leads to. */
  async function bookOnCalendlysPage({ client, bookingId }: TestBooking, startTime: string) {
    const page = new URL((await client.api.booking.get({ bookingId })).schedulingUrl ?? "");
    page.pathname += `/${startTime}`;
    page.searchParams.set("utm_content", bookingId);
    const form = new URLSearchParams({
      full_name: client.name,
      email: client.email,
      answer_0: "An app",
    });
    const response = await fetch(page, { method: "POST", body: form, redirect: "manual" });
    return { status: response.status, html: await response.text() };
  }

  test("one books it; the other is told by Calendly's page, loses nothing, and books another with the same link", async () => {
    const bookings = [await app.initiate(), await app.initiate()];
    const { calendlyEventTypeUri } = await app.read(bookings[0]?.bookingId ?? missing());
    const slot = await app.openTime(calendlyEventTypeUri, 14);
    const answers = await Promise.all(bookings.map((booking) => bookOnCalendlysPage(booking, slot)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const wins = answers.findIndex(({ status }) => status === 303);
    const [winner, loser] = [bookings[wins] ?? missing(), bookings[1 - wins] ?? missing()];
    expect(answers[1 - wins]?.html).toContain("That time is no longer available.");
    expect(answers[1 - wins]?.html).toContain("Nothing was booked.");

    await app.untilState(winner, "SCHEDULED");
    expect((await app.settled(loser)).state).toBe("INITIATED");
    expect(app.moneyOf(loser)).toEqual(NOTHING);
    expect(app.activeStarts(loser.bookingId)).toEqual([]);

    const other = await app.openTime(calendlyEventTypeUri, 15);
    expect((await bookOnCalendlysPage(loser, other)).status).toBe(303);
    for (const booking of [winner, loser]) {
      await app.untilState(booking, "SCHEDULED");
      await app.pay(await app.openCheckout(booking));
      await app.untilState(booking, "CONFIRMED");
      await app.settled(booking);
      expect(app.moneyOf(booking)).toEqual(KEPT);
      expect(app.activeStarts(booking.bookingId)).toHaveLength(1);
    }
  });
});

function missing(): never {
  throw new Error("There are two bookings.");
}

describe("during a checkout", () => {
  async function review() {
    const { sessionTypes } = await app.builders.ada.mySessionTypes.list();
    const found = sessionTypes.find(({ slug }) => slug === "architecture-review");
    invariant(found !== undefined, "Ada has the review");
    return found;
  }

  async function atCalendly(booking: TestBooking, change: Readonly<Record<string, unknown>>): Promise<void> {
    const { calendlyEventTypeUri } = await app.read(booking.bookingId);
    const route = `/event_types/${lastPartOf(calendlyEventTypeUri)}`;
    await app.control("calendly", "PATCH", route, change);
    await app.untilQuiet();
  }

  async function payAndExpectConfirmed(booking: TestBooking): Promise<void> {
    await app.pay(booking.checkoutId);
    await app.untilState(booking, "CONFIRMED");
    const { context, durationMinutes } = await app.settled(booking);
    expect(context.payments.map(({ amount }) => amount.amountMinor)).toEqual([PRICE_MINOR]);
    expect(durationMinutes).toBe(60);
    expect(app.moneyOf(booking)).toEqual(KEPT);
    expect(app.eventStatusOf(booking)).toBe("active");
  }

  test("the event type is deleted: the payment still confirms the booked time, and new bookings are refused", async () => {
    const booking = await app.reach("PAYMENT_PENDING");
    await atCalendly(booking, { deleted: true });
    const { sessionTypeId } = await app.read(booking.bookingId);
    const late = await (await app.newClient()).api.booking.initiate({ sessionTypeId, timeZone: null });
    expect(late).toMatchObject({ ok: false, refusal: { code: "session_type_inactive" } });
    await payAndExpectConfirmed(booking);
    await atCalendly(booking, { deleted: false });
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
  });

  test("the event type is switched off: the payment still confirms the booked time", async () => {
    const booking = await app.reach("PAYMENT_PENDING");
    await atCalendly(booking, { active: false });
    await payAndExpectConfirmed(booking);
    await atCalendly(booking, { active: true });
  });

  test("the event type gets another duration: what was booked is paid for and stands, new bookings get the new one", async () => {
    const booking = await app.reach("PAYMENT_PENDING");
    await atCalendly(booking, { duration: 90 });
    await until(async () => invariant((await review()).durationMinutes === 90, "we know of it"));
    await payAndExpectConfirmed(booking);
    const later = await app.initiate();
    expect((await app.read(later.bookingId)).durationMinutes).toBe(90);
    await app.cancelAsClient(later);
    await atCalendly(booking, { duration: 60 });
    await until(async () => invariant((await review()).durationMinutes === 60, "it is as before"));
  });

  test("the price is raised: the client pays the price they saw, and the next one the new price", async () => {
    const booking = await app.reach("PAYMENT_PENDING");
    const { id: sessionTypeId, description, cancellationPolicy } = await review();
    const ask = (price: string) =>
      app.builders.ada.mySessionTypes.update({
        sessionTypeId,
        description,
        price,
        currency: "USD",
        cancellationPolicy,
      });
    expect(await ask("200.00")).toMatchObject({ ok: true });
    await payAndExpectConfirmed(booking);
    const later = await app.initiate();
    expect((await app.read(later.bookingId)).context.price.amountMinor).toBe(RAISED_PRICE_MINOR);
    await app.cancelAsClient(later);
    expect(await ask("150.00")).toMatchObject({ ok: true });
  });

  test("the price is raised after a declined card: the second try is at the price that was seen", async () => {
    const booking = await app.reach("PAYMENT_FAILED");
    const { id: sessionTypeId, description, cancellationPolicy } = await review();
    const terms = { sessionTypeId, description, currency: "USD", cancellationPolicy };
    expect(await app.builders.ada.mySessionTypes.update({ ...terms, price: "200.00" })).toMatchObject({
      ok: true,
    });
    const again = { ...booking, checkoutId: await app.openCheckout(booking) };
    await payAndExpectConfirmed(again);
    expect(await app.builders.ada.mySessionTypes.update({ ...terms, price: "150.00" })).toMatchObject({
      ok: true,
    });
  });
});

test("a booked duration other than the session's: canceled and explained, and nothing is charged", async () => {
  const booking = await app.initiate();
  const { calendlyEventTypeUri } = await app.read(booking.bookingId);
  const atCalendly = await app.control<BookedAtCalendly>("calendly", "POST", "/book", {
    eventTypeUri: calendlyEventTypeUri,
    startTime: await app.openTime(calendlyEventTypeUri, 14),
    duration: 30,
    email: booking.client.email,
    name: booking.client.name,
    tracking: { utm_content: booking.bookingId },
  });
  await app.untilState(booking, "CANCELED");
  await app.settled(booking);
  expect(app.moneyOf(booking)).toEqual(NOTHING);
  expect(app.activeStarts(booking.bookingId)).toEqual([]);
  expect(app.cancelReason(booked({ ...booking, atCalendly }))).not.toBeNull();
  const mails = app.mailsOf(booking, "Canceled, because it is not what was chosen");
  expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
  expect(mails.toClient[0]).toContain("the time that was picked on Calendly is not 1 h long");
  expect(mails.toClient[0]).toContain("Nothing was paid, so nothing goes back.");
});
