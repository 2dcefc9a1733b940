import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { findOpenTime } from "../kit/offers.ts";
import { bookAndPay, signInAs, untilClockReaches, untilState, type Visitor } from "../kit/visitors.ts";
import { readPage, wordsIn } from "./read-page.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;
let ada: Visitor;

beforeAll(async () => {
  app = await startBuiltApp();
  ada = await signInAs(app, "ada@builders.example");
});
afterAll(() => app.stop());

async function timeOf(bookingId: BookingId) {
  const { time } = (await getBooking(app.db, bookingId)).context;
  invariant(time !== null, "a time is booked");
  return time;
}

async function advanceTo(client: Visitor, bookingId: BookingId, at: Instant): Promise<void> {
  await app.sandbox.advance({ ms: epochMsOf(at) - epochMsOf(await app.sandbox.now()) });
  await untilClockReaches(client, bookingId, at);
}

async function expectNothingReturned(bookingId: BookingId): Promise<void> {
  await app.untilQuiet();
  const [payment] = (await getBooking(app.db, bookingId)).context.payments;
  invariant(payment !== undefined, "the booking is paid");
  const { refunds } = await app.sandbox.stripeLedger();
  expect(refunds.filter(({ payment_intent: of }) => of === payment.paymentIntentId)).toEqual([]);
}

describe("a no-show marked in Calendly", () => {
  test("is shown on the client's and the builder's page; taken back, it is gone from both", async () => {
    const { client, bookingId, invitee } = await bookAndPay(app, PRICED);
    const { startsAt } = await timeOf(bookingId);
    await advanceTo(client, bookingId, addMinutes(startsAt, 1));
    const mark = (method: string) =>
      fetch(`${app.demo.sandboxUrls.control}/calendly/invitees/${lastPartOf(invitee.uri)}/no-show`, {
        method,
      });
    const pages = async () => [
      (await readPage(client, `/bookings/${bookingId}`)).words,
      (await readPage(ada, `/builder/bookings/${bookingId}`)).words,
    ];

    expect((await mark("POST")).ok).toBe(true);
    await until(async () => {
      const [clients, builders] = await pages();
      expect(clients).toContain("Ada Okafor has marked that you did not come");
      expect(builders).toContain(`You have marked in Calendly that ${client.name} did not come.`);
    });
    expect((await mark("DELETE")).ok).toBe(true);
    await until(async () => {
      for (const words of await pages()) expect(words).not.toMatch(/marked .*did not come/);
    });
    await expectNothingReturned(bookingId);
  });
});

describe("the question before canceling, left open until the session", () => {
  async function askAndWaitUntil(instantOf: (time: { startsAt: Instant; endsAt: Instant }) => Instant) {
    const { client, bookingId } = await bookAndPay(app, PRICED);
    const page = `/bookings/${bookingId}?cancel=1`;
    const html = await (await client.get(page)).text();
    const [, quote = ""] = /name="quote" value="([^"]+)"/.exec(html) ?? [];
    expect(quote).not.toBe("");
    await advanceTo(client, bookingId, instantOf(await timeOf(bookingId)));
    return { client, bookingId, send: () => client.post(page, { intent: "cancel", quote }) };
  }

  test("has begun: our page refuses with words, and nothing is canceled or returned", async () => {
    const { client, bookingId, send } = await askAndWaitUntil(({ startsAt }) => startsAt);
    const words = wordsIn(await (await send()).text());
    expect(words).toContain("The session has begun, so it can’t be canceled any more.");
    expect(words).toContain("Nothing about your money has changed.");
    expect((await getBooking(app.db, bookingId)).state).toBe("CONFIRMED");
    await expectNothingReturned(bookingId);
    // Nor does the page offer it any more.
    expect((await readPage(client, `/bookings/${bookingId}?cancel=1`)).words).not.toContain(
      "Cancel the session?",
    );
  });

  test("is over: our page refuses with words, and nothing is canceled or returned", async () => {
    const { bookingId, send } = await askAndWaitUntil(({ endsAt }) => addMinutes(endsAt, 1));
    await untilState(app, bookingId, "COMPLETED");
    const words = wordsIn(await (await send()).text());
    expect(words).toContain("Your booking has changed in the meantime.");
    expect(words).toContain("This session has taken place");
    expect((await getBooking(app.db, bookingId)).state).toBe("COMPLETED");
    await expectNothingReturned(bookingId);
  });
});

test("a session moved to another duration at Calendly: the page says why it is canceled and what became of the money", async () => {
  const { client, bookingId, event, invitee } = await bookAndPay(app, PRICED);
  const startTime = await findOpenTime(app, event.event_type, 20);
  const moved = await fetch(
    `${app.demo.sandboxUrls.control}/calendly/invitees/${lastPartOf(invitee.uri)}/reschedule`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ startTime, duration: 30 }),
    },
  );
  expect(moved.ok).toBe(true);
  await untilState(app, bookingId, "REFUNDED");
  const { words } = await readPage(client, `/bookings/${bookingId}`);
  expect(words).toContain("The time that was picked on Calendly is not 1 h long");
  expect(words).toMatch(/\$150\.00/);
  expect(words).toContain("Book another time");
});
