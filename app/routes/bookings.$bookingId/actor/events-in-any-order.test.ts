import fc from "fast-check";
import { createActor } from "xstate";
import { expect, test } from "vitest";
import { BOOKING_STATES, type BookingState } from "../../../../server/domain/booking/booking.ts";
import { bookingOnPage, CHECKOUT_ID } from "../page-under-test.ts";
import type { AskedStep } from "../steps/asked-step.ts";
import type { PageEvent } from "./page-events.ts";
import { pageMachine } from "./page-machine.ts";
import { echoesPay, keepsCalendar } from "./server-page.ts";
import { shownOf } from "./shown.ts";
import { HINT, serverPage, startPage, STRIPE_URL } from "./test-actor.ts";

type Page = ReturnType<typeof startPage>;
type Happening = (page: Page) => unknown;

interface Said {
  readonly state: BookingState;
  readonly hasCheckout: boolean;
  readonly isBack: boolean;
  readonly asked: AskedStep | null;
  readonly isOwn: boolean;
}

const booking: fc.Arbitrary<Said> = fc.record({
  state: fc.constantFrom(...BOOKING_STATES),
  hasCheckout: fc.boolean(),
  isBack: fc.boolean(),
  asked: fc.constantFrom<AskedStep | null>(null, "cancel", "move", "moved"),
  isOwn: fc.boolean(),
});

/** Versions only grow: what the server says later is newer. */
function pageOf({ state, hasCheckout, isBack, asked, isOwn }: Said, version: number) {
  const time = state === "INITIATED" ? { time: null, holdEndsAt: null } : {};
  return serverPage(
    bookingOnPage(
      state,
      { version, viewerIsClient: isOwn, checkoutUrl: hasCheckout ? STRIPE_URL : null },
      time,
    ),
    { asked: state === "CONFIRMED" ? asked : null, checkoutId: isBack ? CHECKOUT_ID : null },
  );
}

const EVENTS: readonly PageEvent[] = [
  { type: "CALENDAR_SPOKE" },
  { type: "CALENDAR_WANTED" },
  { type: "TIME_BOOKED", hint: HINT },
  { type: "PAY_PRESSED" },
  { type: "BACK_FROM_ELSEWHERE" },
  { type: "LEFT_VIEW" },
  { type: "CAME_BACK" },
  { type: "LOOK_WANTED" },
  { type: "DEADLINE_PASSED" },
  { type: "SIGNED_OUT" },
  { type: "BOOKING_CHANGED", version: 1 },
  { type: "BOOKING_CHANGED", version: 2 },
  { type: "STREAM_SPOKE" },
  { type: "STREAM_LOST", isForGood: false },
  { type: "STREAM_LOST", isForGood: true },
  { type: "STREAM_REPLACED" },
];
const sent = fc.constantFrom(...EVENTS).map(
  (event): Happening =>
    (page) =>
      page.send(event),
);
const passed = fc.integer({ min: 1, max: 90 }).map(
  (seconds): Happening =>
    (page) =>
      page.pass(seconds),
);
const answered = fc.constantFrom<Happening>(
  (page) => page.times.at(-1)?.answer({ ok: true, value: null }),
  (page) => page.times.at(-1)?.answer({ ok: false, refusal: { code: "time_not_recognised" } }),
  (page) => page.times.at(-1)?.answer({ ok: false, refusal: { code: "calendar_unavailable" } }),
  (page) => page.checkouts.at(-1)?.answer({ ok: true, value: { checkoutUrl: STRIPE_URL } }),
  (page) => page.checkouts.at(-1)?.answer({ ok: true, value: { checkoutUrl: null } }),
  (page) => page.checkouts.at(-1)?.answer({ ok: false, refusal: { code: "hold_ended" } }),
  (page) => page.times.at(-1)?.fail(new Error("Failed to fetch")),
  (page) => page.checkouts.at(-1)?.fail(new Error("Failed to fetch")),
  (page) => page.reads.at(-1)?.fail(new Error("Failed to fetch")),
);
const happenings = fc.array(fc.oneof(sent, passed, answered), { maxLength: 25 });

test("whatever happened in whatever order, a newer word of the server's is what the page shows, but for Pay under its own echo and a calendar that stays", async () => {
  await fc.assert(
    fc.asyncProperty(booking, happenings, booking, async (first, between, last) => {
      const page = startPage(pageOf(first, 1));
      for (const happen of between) await happen(page);
      const said = pageOf(last, 2);
      const before = page.shown();
      page.say(said);
      if (page.shown().isPending) {
        // Pay was pressed, and the server says no more than that.
        expect([echoesPay(said), page.shown().view, page.shown().offers]).toEqual([true, "pay", []]);
        page.actor.stop();
        return;
      }
      const asIfOpenedNow = shownOf(createActor(pageMachine, { input: said }).getSnapshot());
      const { calendarAttempt } = page.shown();
      // The same calendar stays in its place, and says only once that it has come.
      const staysInPlace = before.view === "time" && keepsCalendar(pageOf(first, 1), said);
      const calendar = staysInPlace ? before.calendar : asIfOpenedNow.calendar;
      // What the server refused is told with it; everything else is as a page that is opened now.
      expect({ ...page.shown(), correction: null }).toEqual({ ...asIfOpenedNow, calendarAttempt, calendar });
      page.actor.stop();
    }),
    { numRuns: 300 },
  );
});

test("whatever happened in whatever order, the page never shows a booking as made, or as over, before the server says so", async () => {
  await fc.assert(
    fc.asyncProperty(booking, happenings, async (first, between) => {
      const said = pageOf(first, 1);
      const page = startPage(said);
      const before = page.shown();
      for (const happen of between) {
        await happen(page);
        const { view, step, isPending } = page.shown();
        if (isPending) expect(["details", "pay"]).toContain(view);
        else expect([view, step]).toEqual([before.view, before.step]);
        if (view === "done" || view === "over") expect(view).toBe(before.view);
      }
      page.actor.stop();
    }),
    { numRuns: 300 },
  );
});

test("whatever happened in whatever order, nothing stays pending without a way on", async () => {
  await fc.assert(
    fc.asyncProperty(booking, happenings, async (first, between) => {
      const said = pageOf(first, 1);
      const page = startPage(said);
      for (const happen of between) await happen(page);
      // Nobody answers any more: longer than every try and every patience together.
      page.pass(4 * 40 + 8 + 61);
      page.say(said);
      const { isPending, isLate } = page.shown();
      if (isPending) {
        expect(isLate).toBe(true);
        page.send({ type: "CALENDAR_WANTED" });
      }
      expect(page.shown().isPending).toBe(false);
      page.actor.stop();
    }),
    { numRuns: 200 },
  );
});
