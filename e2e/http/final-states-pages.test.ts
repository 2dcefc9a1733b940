import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { findOpenTime } from "../kit/offers.ts";
import { bookAndPay, signInAs, untilClockReaches, untilState, type Visitor } from "../kit/visitors.ts";
import { readPage, wordsIn } from "./read-page.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { startWire, type Wire } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";

let wire: Wire;
let ada: Visitor;

beforeAll(async () => {
  wire = await startWire();
  ada = await signInAs(wire, "ada@builders.example");
});
afterAll(() => wire.stop());

async function timeOf(bookingId: BookingId) {
  const { time } = (await getBooking(wire.db, bookingId)).context;
  invariant(time !== null, "a time is booked");
  return time;
}

async function advanceTo(client: Visitor, bookingId: BookingId, at: Instant): Promise<void> {
  await wire.sandbox.advance({ ms: epochMsOf(at) - epochMsOf(await wire.sandbox.now()) });
  await untilClockReaches(client, bookingId, at);
}

async function expectNothingReturned(bookingId: BookingId): Promise<void> {
  await wire.untilQuiet();
  const [payment] = (await getBooking(wire.db, bookingId)).context.payments;
  invariant(payment !== undefined, "the booking is paid");
  const { refunds } = await wire.sandbox.stripeLedger();
  expect(refunds.filter(({ payment_intent: of }) => of === payment.paymentIntentId)).toEqual([]);
}

describe("a no-show marked in Calendly", () => {
  test("is shown on the client's and the builder's page; taken back, it is gone from both", async () => {
    const { client, bookingId, invitee } = await bookAndPay(wire, PRICED);
    const { startsAt } = await timeOf(bookingId);
    await advanceTo(client, bookingId, addMinutes(startsAt, 1));
    const mark = (method: string) =>
      fetch(`${wire.demo.sandboxUrls.control}/calendly/invitees/${lastPartOf(invitee.uri)}/no-show`, {
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
    const { client, bookingId } = await bookAndPay(wire, PRICED);
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
    expect((await getBooking(wire.db, bookingId)).state).toBe("CONFIRMED");
    await expectNothingReturned(bookingId);
    // Nor does the page offer it any more.
    expect((await readPage(client, `/bookings/${bookingId}?cancel=1`)).words).not.toContain(
      "Cancel the session?",
    );
  });

  test("is over: our page refuses with words, and nothing is canceled or returned", async () => {
    const { bookingId, send } = await askAndWaitUntil(({ endsAt }) => addMinutes(endsAt, 1));
    await untilState(wire, bookingId, "COMPLETED");
    const words = wordsIn(await (await send()).text());
    expect(words).toContain("Your booking has changed in the meantime.");
    expect(words).toContain("This session has taken place");
    expect((await getBooking(wire.db, bookingId)).state).toBe("COMPLETED");
    await expectNothingReturned(bookingId);
  });
});

test("a session moved to another duration at Calendly: the page says why it is canceled and what became of the money", async () => {
  const { client, bookingId, event, invitee } = await bookAndPay(wire, PRICED);
  const startTime = await findOpenTime(wire, event.event_type, 20);
  const moved = await fetch(
    `${wire.demo.sandboxUrls.control}/calendly/invitees/${lastPartOf(invitee.uri)}/reschedule`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ startTime, duration: 30 }),
    },
  );
  expect(moved.ok).toBe(true);
  await untilState(wire, bookingId, "REFUNDED");
  const { words } = await readPage(client, `/bookings/${bookingId}`);
  expect(words).toContain("The time that was picked on Calendly is not 1 h long");
  expect(words).toMatch(/\$150\.00/);
  expect(words).toContain("Book another time");
});
