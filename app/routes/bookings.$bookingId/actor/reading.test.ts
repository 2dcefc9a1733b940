import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { instant } from "../../../../server/domain/values/instant.ts";
import { bookingOnPage } from "../page-under-test.ts";
import { HELD, serverPage, startPage } from "./test-actor.ts";

const WAITING = serverPage(bookingOnPage("PAYMENT_PENDING", { waitingFor: "checkout" }));
const offline = () => new Error("Failed to fetch");
const signedOut = () =>
  TRPCClientError.from({ error: { code: -32_001, message: "no", data: { httpStatus: 401 } } });

test("what changes elsewhere is seen, and the page's data is read anew for it", async () => {
  const page = startPage(HELD);
  page.pass(3);
  await page.reads[0]?.answer(HELD.booking);
  expect(page.loads()).toBe(0);
  page.pass(3);
  await page.reads[1]?.answer({ ...HELD.booking, version: 4 });
  expect(page.loads()).toBe(1);
});

test("what somebody waits for is looked for every two seconds, and after a minute every eight", async () => {
  const page = startPage(WAITING);
  for (let look = 0; look < 29; look += 1) {
    page.pass(2);
    await page.reads[look]?.answer(WAITING.booking);
  }
  expect(page.reads).toHaveLength(29);
  expect(page.shown().isLate).toBe(false);
  page.pass(2);
  expect(page.shown()).toMatchObject({ isLate: true, wait: "checkout" });
  await page.reads[29]?.answer(WAITING.booking);
  page.pass(7);
  expect(page.reads).toHaveLength(30);
  page.pass(1);
  expect(page.reads).toHaveLength(31);
});

test("a wait that takes too long takes too long for whoever comes back to it, too", () => {
  const page = startPage(WAITING);
  page.pass(61);
  page.send({ type: "CAME_BACK" });
  expect(page.shown().isLate).toBe(true);
});

test("another wait begins anew", () => {
  const page = startPage(WAITING);
  page.pass(61);
  expect(page.shown().isLate).toBe(true);
  page.say(serverPage(bookingOnPage("INITIATED", { version: 9, waitingFor: "scheduling_link" })));
  expect(page.shown().isLate).toBe(false);
});

test("while the server cannot be reached each look comes later, the third one says so, and one answer ends it", async () => {
  const page = startPage(HELD);
  const pauses = [3, 6, 12, 15, 15];
  for (const [look, seconds] of pauses.entries()) {
    page.pass(seconds - 1);
    expect(page.reads).toHaveLength(look);
    page.pass(1);
    await page.reads[look]?.fail(offline());
    expect(page.shown().isCutOff).toBe(look >= 2);
  }
  // What the server said last stays: the way on is not an error page.
  expect([page.loads(), page.shown().view]).toEqual([0, "details"]);
  page.send({ type: "LOOK_WANTED" });
  await page.reads[5]?.answer(HELD.booking);
  expect(page.shown().isCutOff).toBe(false);
  page.pass(3);
  expect(page.reads).toHaveLength(7);
});

test("a look without an answer ends after 15 seconds and counts as one that found no server", () => {
  const page = startPage(HELD);
  page.pass(3 + 15);
  expect(page.reads[0]?.signal.aborted).toBe(true);
  page.pass(6 + 15 + 12 + 15);
  expect(page.shown().isCutOff).toBe(true);
});

test("while nobody looks nothing is asked; whoever comes back sees everything as it is, and offline no error", async () => {
  const page = startPage(HELD);
  page.send({ type: "LEFT_VIEW" });
  page.pass(3600);
  expect(page.reads).toEqual([]);
  page.send({ type: "CAME_BACK" });
  await page.reads[0]?.fail(offline());
  expect(page.loads()).toBe(0);
  page.pass(6);
  await page.reads[1]?.answer(HELD.booking);
  expect(page.loads()).toBe(1);
});

test("whoever comes back to a booking of which nothing is expected sees it as it is, once", async () => {
  const closed = serverPage(bookingOnPage("ABANDONED"));
  const page = startPage(closed);
  page.pass(3600);
  expect(page.reads).toEqual([]);
  page.send({ type: "CAME_BACK" });
  await page.reads[0]?.answer(closed.booking);
  expect(page.loads()).toBe(1);
  page.say(closed);
  page.pass(3600);
  expect(page.reads).toHaveLength(1);
});

test("who is signed out is asked for nothing more until they come back, when they may have signed in elsewhere", async () => {
  const page = startPage(HELD);
  page.pass(3);
  await page.reads[0]?.fail(signedOut());
  expect(page.shown()).toMatchObject({ isSignedOut: true, view: "details" });
  page.send({ type: "LEFT_VIEW" });
  page.pass(3600);
  expect(page.reads).toHaveLength(1);
  page.send({ type: "CAME_BACK" });
  await page.reads[1]?.answer(HELD.booking);
  page.say(HELD);
  expect(page.shown().isSignedOut).toBe(false);
});

test("at the end of the hold the server says what comes, and offline it is asked until it does", async () => {
  const page = startPage(serverPage(bookingOnPage("SCHEDULED", { now: instant("2026-03-01T10:29:58Z") })));
  page.pass(2);
  expect(page.reads).toHaveLength(1);
  await page.reads[0]?.fail(offline());
  expect(page.loads()).toBe(0);
  page.pass(6);
  await page.reads[1]?.answer(HELD.booking);
  expect(page.loads()).toBe(1);
});

test("a quote for a cancellation is read anew when it is over, and no sooner", async () => {
  const booking = bookingOnPage("CONFIRMED", { now: instant("2026-03-01T10:14:00Z") });
  const page = startPage(serverPage(booking, { asked: "cancel" }));
  const lookAndSeeNothing = async (seconds: number) => {
    const looks = page.reads.length;
    page.pass(seconds);
    if (page.reads.length > looks) await page.reads.at(-1)?.answer(booking);
  };
  for (let second = 0; second < 59; second += 1) await lookAndSeeNothing(1);
  expect(page.loads()).toBe(0);
  await lookAndSeeNothing(1);
  expect(page.loads()).toBe(1);
});
