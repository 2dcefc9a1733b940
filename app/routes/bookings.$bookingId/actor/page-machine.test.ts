import { TRPCClientError } from "@trpc/client";
import { createActor } from "xstate";
import { describe, expect, test } from "vitest";
import { instant, timeZone } from "../../../../server/domain/values/instant.ts";
import { bookingOnPage, CHECKOUT_ID } from "../page-under-test.ts";
import { pageMachine } from "./page-machine.ts";
import { shownOf } from "./shown.ts";
import { HELD, HINT, serverPage, startPage, STRIPE_URL, TO_PICK } from "./test-actor.ts";

const TIME_BOOKED = { type: "TIME_BOOKED", hint: HINT } as const;
const PAY_PRESSED = { type: "PAY_PRESSED" } as const;
const PAYING = serverPage(bookingOnPage("PAYMENT_PENDING", { version: 4, checkoutUrl: STRIPE_URL }));
const LAPSED = serverPage(bookingOnPage("ABANDONED", { version: 4 }));
const CONFIRMED = serverPage(bookingOnPage("CONFIRMED", { version: 5 }));
const offline = () => new Error("Failed to fetch");

/** An answer of our server's that is none, as the client of the procedures throws it. */
function failedWith(httpStatus: number): Error {
  return TRPCClientError.from({ error: { code: -32_000, message: "no", data: { httpStatus } } });
}

describe("before anything happens", () => {
  test("the page shows what the server says, the same before scripts run as after", () => {
    for (const page of [TO_PICK, HELD, PAYING, LAPSED, CONFIRMED]) {
      const rendered = shownOf(createActor(pageMachine, { input: page }).getSnapshot());
      expect(startPage(page).shown()).toEqual(rendered);
      expect(rendered.isPending).toBe(false);
      expect(rendered.view).toBe(rendered.step);
    }
  });

  test("what is asked by the address stands before the step, and somebody else's booking before both", () => {
    expect(startPage({ ...CONFIRMED, asked: "cancel" }).shown()).toMatchObject({
      view: "cancel",
      step: "done",
    });
    expect(startPage({ ...CONFIRMED, asked: "move" }).shown().view).toBe("move");
    expect(startPage({ ...CONFIRMED, asked: "moved" }).shown().view).toBe("done");
    const theirs = serverPage(bookingOnPage("SCHEDULED", { viewerIsClient: false }));
    expect(startPage(theirs).shown()).toMatchObject({ view: "visitor", offers: [] });
  });
});

describe("a time booked in the embed", () => {
  test("shows the next step at once as pending, offers nothing in it, and is told to the server", () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    expect(page.shown()).toMatchObject({
      view: "details",
      step: "details",
      isPending: true,
      wait: "booked_time",
      offers: [],
    });
    expect(page.times.map(({ input }) => input)).toEqual([{ bookingId: TO_PICK.booking.id, ...HINT }]);
  });

  test("is settled by the server's word, not by the answer to the hint", async () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    await page.times[0]?.answer({ ok: true, value: null });
    expect([page.loads(), page.shown().isPending]).toEqual([1, true]);
    page.say(HELD);
    expect(page.shown()).toMatchObject({ view: "details", isPending: false, wait: null });
    expect(page.shown().offers).toContain("pay");
  });

  test("that the server refuses is corrected, with the reason", async () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    await page.times[0]?.answer({ ok: false, refusal: { code: "time_not_recognised" } });
    // Not beside the step that it takes back.
    expect(page.shown()).toMatchObject({ isPending: true, correction: null });
    page.say(TO_PICK);
    expect(page.shown()).toMatchObject({
      view: "time",
      isPending: false,
      correction: { code: "time_not_recognised" },
    });
    page.send(TIME_BOOKED);
    expect(page.shown().correction).toBeNull();
  });

  test("is told again while Calendly or the server cannot be reached, ever more slowly, and then left to the looks", async () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    await page.times[0]?.answer({ ok: false, refusal: { code: "calendar_unavailable" } });
    page.pass(1);
    await page.times[1]?.fail(offline());
    page.pass(1);
    expect(page.times).toHaveLength(2);
    page.pass(1);
    await page.times[2]?.fail(failedWith(503));
    page.pass(4);
    await page.times[3]?.fail(offline());
    page.pass(30);
    expect(page.times).toHaveLength(4);
    expect(page.shown()).toMatchObject({ view: "details", isPending: true });
    page.say(HELD);
    expect(page.shown()).toMatchObject({ view: "details", isPending: false });
  });

  test("that gets no answer at all is told again, and the first request ends", () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    page.pass(41);
    expect(page.times[0]?.signal.aborted).toBe(true);
    expect(page.times).toHaveLength(2);
  });

  test("is not told again where the server would say no again", async () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    await page.times[0]?.fail(failedWith(429));
    page.pass(30);
    expect(page.times).toHaveLength(1);
  });

  test("leads back to the calendar by its button when it takes too long", () => {
    const page = startPage(TO_PICK);
    page.send(TIME_BOOKED);
    page.pass(59);
    expect(page.shown().isLate).toBe(false);
    page.pass(2);
    expect(page.shown().isLate).toBe(true);
    page.send({ type: "CALENDAR_WANTED" });
    expect(page.shown()).toMatchObject({ view: "time", isPending: false });
  });

  test("means nothing where no time is to be picked", () => {
    for (const page of [HELD, PAYING, CONFIRMED, LAPSED].map(startPage)) {
      const before = page.shown();
      page.send(TIME_BOOKED);
      expect(page.shown()).toEqual(before);
      expect(page.times).toEqual([]);
    }
  });
});

describe("Pay pressed", () => {
  test("shows the payment as pending at once, and goes to Stripe's page with the server's answer", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    expect(page.shown()).toMatchObject({ view: "pay", isPending: true, wait: "checkout", offers: [] });
    await page.checkouts[0]?.answer({ ok: true, value: { checkoutUrl: STRIPE_URL } });
    expect(page.left).toEqual([STRIPE_URL]);
    expect(page.shown().isPending).toBe(true);
  });

  test("twice asks once", () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    page.send(PAY_PRESSED);
    expect(page.checkouts).toHaveLength(1);
  });

  test("is answered by itself: no look gets in between", () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    page.pass(30);
    expect(page.reads).toEqual([]);
  });

  test("stays pending under a word of the server's that only echoes it, and gives way to any other", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    page.say(serverPage(bookingOnPage("PAYMENT_PENDING", { version: 4, waitingFor: "checkout" })));
    page.say(serverPage(PAYING.booking));
    expect(page.shown()).toMatchObject({ view: "pay", isPending: true, wait: "checkout", offers: [] });
    await page.checkouts[0]?.answer({ ok: true, value: { checkoutUrl: STRIPE_URL } });
    expect(page.left).toEqual([STRIPE_URL]);
    page.say(serverPage(bookingOnPage("PAYMENT_FAILED", { version: 6 })));
    expect(page.shown()).toMatchObject({ view: "pay", isPending: false, wait: null });
  });

  test("after a declined card is pending too, without the decline", () => {
    const declined = bookingOnPage("PAYMENT_FAILED", { checkoutUrl: STRIPE_URL });
    const page = startPage(serverPage(declined));
    page.send(PAY_PRESSED);
    expect(page.shown()).toMatchObject({ view: "pay", isPending: true, wait: "checkout" });
  });

  test.each([null, "javascript:alert(1)"])(
    "without an address to go to, waits by the server's word: %j",
    async (url) => {
      const page = startPage(HELD);
      page.send(PAY_PRESSED);
      await page.checkouts[0]?.answer({ ok: true, value: { checkoutUrl: url } });
      expect([page.left, page.loads()]).toEqual([[], 1]);
      page.say(serverPage(bookingOnPage("PAYMENT_PENDING", { version: 4, waitingFor: "checkout" })));
      expect(page.shown()).toMatchObject({ view: "pay", isPending: false, wait: "checkout" });
    },
  );

  test("that the server refuses is corrected, with the reason and where the booking stands", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    await page.checkouts[0]?.answer({ ok: false, refusal: { code: "hold_ended" } });
    page.say(LAPSED);
    expect(page.shown()).toMatchObject({
      view: "over",
      isPending: false,
      correction: { code: "hold_ended" },
    });
  });

  test("that does not get through is tried four times, then says so and can be pressed again", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    for (const seconds of [1, 2, 4]) {
      await page.checkouts.at(-1)?.fail(offline());
      expect(page.shown().isPending).toBe(true);
      page.pass(seconds);
    }
    await page.checkouts.at(-1)?.fail(offline());
    expect(page.checkouts).toHaveLength(4);
    expect(page.shown()).toMatchObject({
      view: "details",
      isPending: false,
      correction: { code: "not_through" },
    });
    // Offline there is nothing to load: what the server said last stays.
    expect(page.loads()).toBe(0);
    page.send(PAY_PRESSED);
    expect([page.checkouts.length, page.shown().correction]).toEqual([5, null]);
  });

  test("by somebody who is signed out meanwhile says so, and asks for nothing more", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    await page.checkouts[0]?.fail(failedWith(401));
    expect(page.shown()).toMatchObject({ view: "details", isPending: false, isSignedOut: true });
    page.pass(600);
    expect([page.checkouts.length, page.reads.length]).toEqual([1, 0]);
  });

  test("where Stripe's page does not come ends as the server says, with a button that leads there", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    await page.checkouts[0]?.answer({ ok: true, value: { checkoutUrl: STRIPE_URL } });
    page.pass(16);
    expect(page.loads()).toBe(1);
    page.say(PAYING);
    expect(page.shown()).toMatchObject({ view: "pay", isPending: false });
    expect(page.shown().offers).toContain("pay");
  });

  test("and back by the browser's own button, on a page that it had kept, can be pressed again", async () => {
    const page = startPage(HELD);
    page.send(PAY_PRESSED);
    await page.checkouts[0]?.answer({ ok: true, value: { checkoutUrl: STRIPE_URL } });
    page.send({ type: "BACK_FROM_ELSEWHERE" });
    expect(page.shown()).toMatchObject({ view: "details", isPending: false });
    await page.reads[0]?.answer(PAYING.booking);
    expect(page.loads()).toBe(1);
    page.say(PAYING);
    expect(page.shown().offers).toContain("pay");
  });

  test("means nothing where nothing can be paid", () => {
    const afterHold = serverPage(bookingOnPage("SCHEDULED", { now: instant("2026-03-01T10:30:00Z") }));
    for (const page of [TO_PICK, afterHold, CONFIRMED, LAPSED].map(startPage)) {
      const before = page.shown();
      page.send(PAY_PRESSED);
      expect(page.shown()).toEqual(before);
      expect(page.checkouts).toEqual([]);
    }
  });
});

test("back from Stripe, the payment is waited for, and Stripe asked about its checkout until it is known", async () => {
  const back = serverPage(PAYING.booking, { checkoutId: CHECKOUT_ID });
  const page = startPage(back);
  expect(page.shown()).toMatchObject({ view: "pay", isPending: false, wait: "payment", offers: [] });
  page.pass(2);
  expect(page.reads[0]?.input).toEqual({ bookingId: back.booking.id, checkoutId: CHECKOUT_ID });
  await page.reads[0]?.answer(back.booking);
  expect(page.loads()).toBe(0);
  page.pass(2);
  await page.reads[1]?.answer(CONFIRMED.booking);
  // Even then it is the page's data that says so.
  expect([page.loads(), page.shown().view]).toEqual([1, "pay"]);
  page.say({ ...CONFIRMED, isBackFromCheckout: true, checkoutId: CHECKOUT_ID });
  expect(page.shown()).toMatchObject({ view: "done", wait: null });
  page.pass(3);
  expect(page.reads[2]?.input).toEqual({ bookingId: back.booking.id, checkoutId: null });
});

test("a calendar that says nothing is called slow after 12 seconds, is loaded anew by its button, and is not again once it has spoken", () => {
  const page = startPage(TO_PICK);
  page.pass(11);
  expect(page.shown().calendar).toBe("loading");
  page.pass(2);
  expect(page.shown()).toMatchObject({ calendar: "slow", calendarAttempt: 1 });
  page.send({ type: "CALENDAR_WANTED" });
  expect(page.shown()).toMatchObject({ calendar: "loading", calendarAttempt: 2 });
  page.send({ type: "CALENDAR_SPOKE" });
  page.say({ ...TO_PICK, booking: { ...TO_PICK.booking, now: instant("2026-03-01T10:00:05Z") } });
  page.pass(60);
  expect(page.shown().calendar).toBe("alive");
});

test("a calendar that has spoken speaks once: it stays alive whatever else the server says, until another one is shown", () => {
  const page = startPage(TO_PICK);
  page.send({ type: "CALENDAR_SPOKE" });
  const moved = {
    ...TO_PICK,
    booking: { ...TO_PICK.booking, client: { ...TO_PICK.booking.client, timeZone: timeZone("Asia/Tokyo") } },
  };
  page.say(moved);
  page.pass(60);
  expect(page.shown()).toMatchObject({ calendar: "alive", calendarAttempt: 1 });
  page.say({ ...moved, booking: { ...moved.booking, schedulingUrl: "https://calendly.com/ada/other" } });
  expect(page.shown().calendar).toBe("loading");
});
