import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { bookUntilCheckout, initiate, pickTime, signUp, untilState, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

// What one client can make us ask of Calendly and Stripe.

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

async function countRequests(provider: "calendly" | "stripe"): Promise<number> {
  await app.untilQuiet();
  return (await app.sandbox.listRequests(provider)).length;
}

function madeUp(): string {
  return randomBytes(12).toString("hex");
}

/** Tells the app, as the embed does, of an invitee that does not exist. */
function hintAt(client: Visitor, bookingId: BookingId): Promise<Response> {
  const event = `${app.demo.sandboxUrls.calendlyApi}/scheduled_events/${madeUp()}`;
  return client.ask("booking.schedule", {
    bookingId,
    calendlyEventUri: event,
    calendlyInviteeUri: `${event}/invitees/${madeUp()}`,
  });
}

test("Stripe is asked for no checkout that the booking has not opened itself, however many are named", async () => {
  const mine = await bookUntilCheckout(app, PRICED);
  const theirs = await bookUntilCheckout(app, PRICED);
  const before = await countRequests("stripe");
  for (let n = 0; n < 30; n += 1) {
    const outcome = await mine.client.api.booking.confirmPayment.mutate({
      bookingId: mine.bookingId,
      checkoutId: n === 0 ? theirs.checkoutId : `cs_test_${madeUp()}`,
    });
    expect(outcome).toEqual({ ok: false, refusal: { code: "checkout_not_recognised" } });
  }
  expect(await countRequests("stripe")).toBe(before);
});

test("whoever waits for a payment may ask as often as they like; Stripe is asked no more than twenty times an hour, and the payment is found all the same", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  const before = await countRequests("stripe");
  for (let n = 0; n < 40; n += 1) {
    const outcome = await client.api.booking.confirmPayment.mutate({ bookingId, checkoutId });
    expect(outcome.ok).toBe(true);
  }
  const asked = (await countRequests("stripe")) - before;
  expect(asked).toBeLessThanOrEqual(20);
  expect(asked).toBeGreaterThan(10);
  await app.sandbox.pay(checkoutId);
  await untilState(app, bookingId, "CONFIRMED");
});

test("made-up Calendly ids use up twenty calls of their own booking, then they are told when to come again; another booking is not touched", async () => {
  const client = await signUp(app);
  const bookingId = await initiate(client, PRICED);
  const before = await countRequests("calendly");
  const statuses: number[] = [];
  let refused: Response | null = null;
  for (let n = 0; n < 80; n += 1) {
    const answer = await hintAt(client, bookingId);
    statuses.push(answer.status);
    if (answer.status === 429) refused ??= answer;
  }
  const asked = (await countRequests("calendly")) - before;
  expect(asked).toBeGreaterThan(10);
  expect(asked).toBeLessThanOrEqual(20);
  expect(statuses.at(-1)).toBe(429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(60);
  expect(await refused?.json()).toMatchObject({ error: { data: { code: "TOO_MANY_REQUESTS" } } });

  const page = await client.get(
    `/bookings/calendly-return?utm_content=${bookingId}&invitee_uuid=${madeUp()}&invitee_email=${client.email}`,
  );
  expect(page.status).toBe(429);
  expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(60);
  expect(await page.text()).toMatch(/in \d+ minutes/);

  // Calendly's own word is taken in as ever.
  await pickTime(app, client, bookingId);
  await untilState(app, bookingId, "SCHEDULED");
  const other = await signUp(app);
  const otherBooking = await initiate(other, "kenji-mori/code-clinic");
  expect((await hintAt(other, otherBooking)).status).toBe(200);
});

test("what people's pages ask of Calendly stops at sixty percent of the minute's quota; the worker's own calls go on", async () => {
  await app.sandbox.limitCalendly(50);
  // A minute of its own: what the other tests have asked is not counted.
  await app.sandbox.advance({ minutes: 1 });
  try {
    const clients = await Promise.all(Array.from({ length: 4 }, () => signUp(app)));
    const bookings: { client: Visitor; bookingId: BookingId }[] = [];
    for (const client of clients) bookings.push({ client, bookingId: await initiate(client, PRICED) });
    for (const { client, bookingId } of bookings) {
      for (let n = 0; n < 15; n += 1) await hintAt(client, bookingId);
    }
    const limited = (await app.sandbox.listRequests("calendly")).filter(({ status }) => status === 429);
    expect(limited).toEqual([]);
    const first = bookings[0];
    if (first === undefined) throw new Error("a booking was begun");
    await pickTime(app, first.client, first.bookingId);
    await untilState(app, first.bookingId, "SCHEDULED");
    expect((await getBooking(app.db, first.bookingId)).state).toBe("SCHEDULED");
  } finally {
    await app.sandbox.limitCalendly(500);
  }
});
