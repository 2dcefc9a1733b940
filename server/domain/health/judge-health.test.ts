import fc from "fast-check";
import { expect, test } from "vitest";
import { TEST_THRESHOLDS } from "../../alerts/test-thresholds.ts";
import { addMinutes, instant } from "../values/instant.ts";
import type { AlertFigures, Ongoing } from "./alert-figures.ts";
import { ALERT_KIND_NAMES } from "./alert-kinds.ts";
import { judgeHealth } from "./judge-health.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const QUIET = { waiting: 0, oldestSince: null, dead: 0, unknown: 0 };

const AT_REST: AlertFigures = {
  figures: {
    at: NOW,
    queues: { inbox: QUIET, outbox: QUIET, events: QUIET, webhooks: QUIET },
    oldestEffectSince: { money: null, others: null },
    overdueDeadlines: { count: 0, oldestAt: null },
    lastWholeReconciliationAt: NOW,
  } as unknown as AlertFigures["figures"],
  dead: { payment: null, refund: null, effect: null, delivery: null },
  failedRefunds: null,
  moneyDrifts: null,
  refusedCheckouts: [],
  brokenConnections: null,
  failingChecks: null,
  wrongClocks: [],
  unknownWork: [],
  badSignatures: [],
  calls: [],
  silences: [],
  reconciliation: { everyMinutes: 60, startedAt: null },
  installedAt: NOW,
  heldSince: null,
  certificateEndsAt: null,
  backups: null,
};

const ago = fc.integer({ min: 0, max: 100_000 }).map((minutes) => addMinutes(NOW, -minutes));
const ongoing: fc.Arbitrary<Ongoing | null> = fc.option(
  fc.record({ count: fc.integer({ min: 1, max: 99 }), since: ago, latestAt: ago }),
);
const queue = fc.option(ago).map((oldestSince) => ({ ...QUIET, oldestSince }));

const anything: fc.Arbitrary<AlertFigures> = fc
  .record({
    dead: fc.record({ payment: ongoing, refund: ongoing, effect: ongoing, delivery: ongoing }),
    failedRefunds: ongoing,
    moneyDrifts: ongoing,
    brokenConnections: ongoing,
    failingChecks: ongoing,
    inbox: queue,
    money: fc.option(ago),
    others: fc.option(ago),
    signatures: fc.integer({ min: 0, max: 10 }),
    before: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 7, maxLength: 7 }),
    wholeAt: fc.option(ago),
  })
  .map(({ inbox, money, others, signatures, before, wholeAt, ...rest }) => ({
    ...AT_REST,
    ...rest,
    figures: {
      ...AT_REST.figures,
      queues: { ...AT_REST.figures.queues, inbox },
      oldestEffectSince: { money, others },
      lastWholeReconciliationAt: wholeAt,
    },
    badSignatures: [{ source: "stripe", count: signatures }],
    silences: [{ source: "calendly", before }],
  }));

test("at rest nothing is judged to be trouble", () => {
  expect(judgeHealth(AT_REST, TEST_THRESHOLDS)).toEqual([]);
});

test("whatever the facts: no two of one kind and subject, the most pressing first, none from the future, and money that has failed is always among them", () => {
  fc.assert(
    fc.property(anything, (given) => {
      const judged = judgeHealth(given, TEST_THRESHOLDS);
      const names = judged.map(({ kind, subject }) => `${kind} ${subject}`);
      expect(new Set(names).size).toBe(names.length);
      const order = judged.map(({ kind }) => ALERT_KIND_NAMES.indexOf(kind));
      expect(order).toEqual(order.toSorted((one, other) => one - other));
      for (const { since } of judged) expect(since <= NOW).toBe(true);
      expect(names.includes("refund_failed refused")).toBe(given.dead.refund !== null);
      expect(names.includes("money_drift ")).toBe(given.moneyDrifts !== null);
    }),
  );
});

test("later facts of the same trouble stay trouble: what is late is not forgiven for being later", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), (minutes) => {
      const since = addMinutes(NOW, -minutes);
      const late = {
        ...AT_REST,
        figures: { ...AT_REST.figures, oldestEffectSince: { money: since, others: since } },
      };
      const subjects = judgeHealth(late, TEST_THRESHOLDS).map(({ subject }) => subject);
      expect(subjects.includes("money")).toBe(minutes > 10);
      expect(subjects.includes("others")).toBe(minutes > 30);
    }),
  );
});
