import { expect, test } from "vitest";
import { limitSignals, SIGNALS_PER_SECOND_MAX } from "./limit-signals.ts";

/** Time that passes when it is told to, and what was sent when. */
function fakeTime() {
  let now = 0;
  const timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();
  const sent: { readonly atMs: number; readonly signal: string }[] = [];
  const signals = limitSignals({
    send: (batch) => batch.forEach((signal) => sent.push({ atMs: now, signal })),
    all: "everything",
    nowMs: () => now,
    later: (ms, callback) => {
      const timer = { atMs: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return {
    signals,
    sent,
    pass: (ms: number): void => {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = next.atMs;
        next.callback();
      }
      now = end;
    },
  };
}

const mostInASecond = (sent: readonly { readonly atMs: number }[]) =>
  Math.max(
    ...sent.map(({ atMs: end }) => sent.filter(({ atMs }) => atMs > end - 1_000 && atMs <= end).length),
  );

test("however much is to be said, no second has more than fifty signals, and each is sent in the end", () => {
  const { signals, sent, pass } = fakeTime();
  const bookings = Array.from({ length: 400 }, (_, number) => `bkg_${number}`);
  for (const booking of bookings) {
    signals.add(booking);
    pass(3);
  }
  pass(20_000);
  expect(mostInASecond(sent)).toBe(SIGNALS_PER_SECOND_MAX);
  expect(new Set(sent.map(({ signal }) => signal))).toEqual(new Set(bookings));
});

test("the same thing said a thousand times in a second is said ten times, the first at once and the last after all", () => {
  const { signals, sent, pass } = fakeTime();
  for (let n = 0; n < 1_000; n++) {
    signals.add("work");
    pass(1);
  }
  pass(1_000);
  expect(sent[0]?.atMs).toBe(0);
  expect(sent.length).toBeLessThanOrEqual(12);
  expect(sent.at(-1)?.atMs).toBeGreaterThanOrEqual(999);
});

test("more than can be said soon becomes one signal for everything", () => {
  const { signals, sent, pass } = fakeTime();
  for (let n = 0; n < 2_000; n++) signals.add(`bkg_${n}`);
  pass(60_000);
  expect(sent.map(({ signal }) => signal)).toContain("everything");
  expect(sent.at(-1)?.signal).toBe("bkg_1999");
  expect(mostInASecond(sent)).toBeLessThanOrEqual(SIGNALS_PER_SECOND_MAX);
});

test("nothing is sent after the stop", () => {
  const { signals, sent, pass } = fakeTime();
  signals.add("work");
  signals.stop();
  signals.add("inbox");
  pass(5_000);
  expect(sent).toEqual([]);
});
