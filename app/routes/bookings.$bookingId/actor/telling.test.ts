import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { bookingOnPage } from "../page-under-test.ts";
import { HELD, serverPage, startPage } from "./test-actor.ts";

const WAITING = serverPage(bookingOnPage("PAYMENT_PENDING", { waitingFor: "checkout" }));
const { version: AT } = HELD.booking;
const later = { ...HELD.booking, version: AT + 1 };
const changed = (version: number) => ({ type: "BOOKING_CHANGED", version }) as const;

test("what the server tells of is read at once, whatever time it is for a look", async () => {
  const page = startPage(HELD);
  expect(page.streams).toEqual([{ seen: AT, isOpen: true }]);
  page.send(changed(AT + 1));
  await page.reads[0]?.answer(later);
  expect(page.loads()).toBe(1);
  page.say({ ...HELD, booking: later });
  expect(page.reads).toHaveLength(1);
});

test("what the server tells of is no reason to ask Stripe, as a look after a payment does", () => {
  const checkoutId = "cs_test_1";
  const page = startPage(serverPage(bookingOnPage("PAYMENT_PENDING"), { checkoutId }));
  page.pass(2);
  page.send({ type: "LEFT_VIEW" });
  page.send({ type: "CAME_BACK" });
  page.say(serverPage(bookingOnPage("PAYMENT_PENDING"), { checkoutId }));
  page.send(changed(AT + 1));
  expect(page.reads.map(({ input }) => input)).toMatchObject([
    { checkoutId },
    { checkoutId },
    { checkoutId: null },
  ]);
});

test("while the server tells of changes it is looked only now and then, and where somebody waits every eight seconds", async () => {
  const held = startPage(HELD);
  held.send({ type: "STREAM_SPOKE" });
  held.pass(3);
  await held.reads[0]?.answer(HELD.booking);
  held.pass(20);
  held.send({ type: "STREAM_SPOKE" });
  held.pass(9);
  expect(held.reads).toHaveLength(1);
  held.pass(1);
  expect(held.reads).toHaveLength(2);

  const waiting = startPage(WAITING);
  waiting.send({ type: "STREAM_SPOKE" });
  waiting.pass(2);
  await waiting.reads[0]?.answer(WAITING.booking);
  waiting.pass(7);
  expect(waiting.reads).toHaveLength(1);
  waiting.pass(1);
  expect(waiting.reads).toHaveLength(2);
});

test("a stream that is open and says nothing changes nothing: the looks come as ever", async () => {
  const page = startPage(HELD);
  for (let look = 0; look < 20; look += 1) {
    page.pass(3);
    await page.reads[look]?.answer(HELD.booking);
  }
  expect(page.reads).toHaveLength(20);
});

test("a stream that has become silent is not counted on after half a minute, and is again once it speaks", async () => {
  const page = startPage(HELD);
  page.send({ type: "STREAM_SPOKE" });
  page.pass(3);
  await page.reads[0]?.answer(HELD.booking);
  page.pass(27);
  // From here on the looks come as ever, the first one not when the long pause would have been over.
  page.pass(3);
  await page.reads[1]?.answer(HELD.booking);
  page.pass(3);
  expect(page.reads).toHaveLength(3);
  await page.reads[2]?.answer(HELD.booking);
  page.send({ type: "STREAM_SPOKE" });
  page.pass(3);
  await page.reads[3]?.answer(HELD.booking);
  page.pass(20);
  expect(page.reads).toHaveLength(4);
});

test("a stream that is lost is not counted on from then on, however often the browser fails to get it back", async () => {
  const page = startPage(HELD);
  page.send({ type: "STREAM_SPOKE" });
  page.pass(3);
  await page.reads[0]?.answer(HELD.booking);
  for (let second = 0; second < 6; second += 1) {
    page.send({ type: "STREAM_LOST", isForGood: false });
    page.pass(1);
    await page.reads[1]?.answer(HELD.booking);
  }
  expect(page.reads).toHaveLength(3);
  // The browser itself is at it.
  expect(page.streams).toHaveLength(1);
});

test("a stream that the browser does not get back is asked for again a quarter of a minute later", () => {
  const page = startPage(HELD);
  page.send({ type: "STREAM_LOST", isForGood: true });
  page.pass(14);
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false]);
  page.pass(1);
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test("a page that makes way for others of the same person is looked after as ever, and is told again when it is looked at anew", async () => {
  const page = startPage(HELD);
  page.send({ type: "STREAM_SPOKE" });
  page.send({ type: "STREAM_REPLACED" });
  page.pass(3);
  await page.reads[0]?.answer(HELD.booking);
  page.pass(3);
  expect(page.reads).toHaveLength(2);
  page.pass(3600);
  expect(page.streams).toHaveLength(1);
  page.send({ type: "LEFT_VIEW" });
  expect(page.streams).toHaveLength(1);
  page.send({ type: "CAME_BACK" });
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test("nothing stays open of a page that nobody looks at, and who comes back is told again", () => {
  const page = startPage(HELD);
  page.send({ type: "LEFT_VIEW" });
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false]);
  page.send(changed(AT + 1));
  page.pass(3600);
  expect([page.reads.length, page.streams.length]).toEqual([0, 1]);
  page.send({ type: "BACK_FROM_ELSEWHERE" });
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test("who is signed out is told of nothing", async () => {
  const page = startPage(HELD);
  page.send(changed(AT + 1));
  const error = { code: -32_001, message: "no", data: { httpStatus: 401 } };
  await page.reads[0]?.fail(TRPCClientError.from({ error }));
  expect(page.shown().isSignedOut).toBe(true);
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false]);
});

test("of a booking of which nothing more is expected nothing is told", () => {
  const closed = serverPage(bookingOnPage("ABANDONED"));
  expect(startPage(closed).streams).toEqual([]);
  const page = startPage(HELD);
  page.say(closed);
  expect(page.streams.map(({ isOpen }) => isOpen)).toEqual([false]);
});

test("what is told of while the page is being read is read once more: the answer may be older", async () => {
  const page = startPage(HELD);
  page.pass(3);
  page.send(changed(AT + 1));
  await page.reads[0]?.answer(HELD.booking);
  await page.reads[1]?.answer(later);
  expect(page.loads()).toBe(1);
  // And so while all of it is loaded anew.
  page.send(changed(AT + 2));
  page.say({ ...HELD, booking: later });
  expect(page.reads).toHaveLength(3);
});

test("a page that was loaded before what was told of is not the end of it", async () => {
  const page = startPage(HELD);
  page.send(changed(AT + 2));
  page.say({ ...HELD, booking: later });
  await page.reads.at(-1)?.answer({ ...HELD.booking, version: AT + 2 });
  expect(page.loads()).toBe(1);
});

test("while the payment page is being made nothing is read for what is told: the answer to Pay says more", () => {
  const page = startPage(HELD);
  page.send({ type: "PAY_PRESSED" });
  page.send(changed(AT + 1));
  page.pass(5);
  expect(page.reads).toEqual([]);
});
