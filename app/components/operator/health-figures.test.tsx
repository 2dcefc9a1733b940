import { expect, test } from "vitest";
import { hourlySeries } from "../../../server/domain/health/hourly-series.ts";
import type { HealthSample } from "../../../server/domain/health/health-sample.ts";
import { addMinutes, instant } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { HealthFigures } from "./health-figures.tsx";

const NOW = instant("2026-03-02T10:04:00.000Z");
const REST = { waiting: 0, oldestSince: null, dead: 0, unknown: 0 };
const SAMPLE: HealthSample = {
  slotAt: instant("2026-03-02T10:00:00.000Z"),
  waiting: 3,
  oldestSeconds: 90,
  handledMs: 1_240,
  arrivedMs: 800,
  calls: {
    stripe: { answered: 40, failed: 2 },
    calendly: { answered: 9, failed: 0 },
    smtp: { answered: 1, failed: 0 },
  },
  quotaLeft: 0.2,
  drifts: 0,
  dead: 0,
  held: [money(1_200_000, "USD")],
  unreturned: [],
};

function wordsOf(samples: readonly HealthSample[]): string {
  const last = samples.at(-1);
  return render(
    <HealthFigures
      now={NOW}
      health={{
        queues: {
          inbox: REST,
          outbox: { ...REST, waiting: 3, oldestSince: addMinutes(NOW, -125), dead: 1 },
          events: REST,
          webhooks: REST,
        },
        openDrifts: 0,
        calendlyQuotaLeft: 0.2,
        unreturned: [money(4_000, "EUR")],
        lastHour: [{ provider: "stripe", calls: 42, failed: 2 }],
        lastSample:
          last === undefined
            ? null
            : { at: last.slotAt, handledMs: last.handledMs, arrivedMs: last.arrivedMs, held: last.held },
        series: hourlySeries(samples, NOW),
      }}
    />,
  ).text;
}

test("every figure has its unit, and an age is in words", () => {
  const words = wordsOf([SAMPLE]);
  for (const said of [
    "Work that waits 3 jobs the oldest for 2 h 5 min",
    "from receipt to done 1.2 s 19 in 20 took no longer; as of 4 min ago",
    "Calls to Stripe 42 calls in the last hour 2 failed",
    "what is left 20 %",
    "Failed jobs 1 ",
    "Held for sessions to come, USD $12,000.00 paid, and not yet given; as of 4 min ago",
    "Owed to clients, EUR €40.00",
  ])
    expect(words.replaceAll("\u00a0", " ")).toContain(said);
});

test("before the first sample nothing is made up", () => {
  const words = wordsOf([]);
  expect(words).toContain("Webhooks, from receipt to done None lately");
  expect(words).toContain("Held for sessions to come Nothing");
  expect(words).toContain("Nothing is recorded of the last three days yet.");
});
