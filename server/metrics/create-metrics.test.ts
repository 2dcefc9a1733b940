import { expect, test } from "vitest";
import type { HealthFigures, QueueFigures } from "../domain/health/health-figures.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import { createMetrics } from "./create-metrics.ts";

const AT = instant("2026-03-02T10:00:00.000Z");
const EMPTY: QueueFigures = { waiting: 0, oldestSince: null, dead: 0, unknown: 0 };

const figures = (changes: Partial<HealthFigures> = {}): HealthFigures => ({
  at: AT,
  queues: {
    inbox: EMPTY,
    outbox: { waiting: 7, oldestSince: addMinutes(AT, -2), dead: 3, unknown: 2 },
    events: EMPTY,
    webhooks: EMPTY,
  },
  oldestEffectSince: { money: addMinutes(AT, -1), others: addMinutes(AT, -2) },
  deadMoneyEffects: 2,
  deadRefunds: 1,
  overdueDeadlines: { count: 4, oldestAt: addMinutes(AT, -3) },
  refunds: { ordered: 5, failed: 1, unreturned: [money(12_000, "EUR")] },
  openDrifts: { money: 1, all: 3 },
  lastWholeReconciliationAt: addMinutes(AT, -90),
  lastBackupAt: addMinutes(AT, -60),
  connections: { broken: 1, failingChecks: 0 },
  calendlyQuotaLeft: 0.25,
  wrongClocks: 0,
  refusedCheckouts: 1,
  openBreakers: { stripe: 1, calendly: 2, smtp: 0 },
  ...changes,
});

/** Every line that is no comment. */
async function linesOf(metrics: ReturnType<typeof createMetrics>): Promise<string[]> {
  return (await metrics.expose()).text.split("\n").filter((line) => !line.startsWith("#"));
}

test("what this process has done is told by class, never by address", async () => {
  let nowMs = 0;
  const metrics = createMetrics("1.2.3", () => nowMs);
  metrics.observeRequest({ kind: "webhook", status: 204, seconds: 0.02 });
  metrics.countHandled("outbox", "openCheckout", "completed");
  metrics.countTransition("CONFIRMED");
  metrics.followStreams(() => 3);
  metrics.activity.count("signature_failure", "stripe");
  const ended = metrics.calls.begin("stripe", "GET /v1/refunds/{id}");
  nowMs = 300;
  ended("answered");
  metrics.calls.begin("smtp", "send")("deferred");
  metrics.calls.breakerOpened("smtp");
  expect((await metrics.expose()).contentType).toContain("text/plain");
  const call = 'provider="stripe",endpoint="GET /v1/refunds/{id}",outcome="answered"';
  expect(await linesOf(metrics)).toEqual(
    expect.arrayContaining([
      'http_request_duration_seconds_count{kind="webhook",status="2xx"} 1',
      'queue_rows_handled_total{queue="outbox",type="openCheckout",outcome="completed"} 1',
      'booking_transitions_total{state="CONFIRMED"} 1',
      'webhook_signature_failures_total{source="stripe"} 1',
      "booking_streams_open 3",
      `provider_call_duration_seconds_count{${call}} 1`,
      `provider_call_duration_seconds_sum{${call}} 0.3`,
      'mails_total{outcome="failed"} 1',
      'provider_breaker_openings_total{provider="smtp"} 1',
      'provider_breaker_openings_total{provider="stripe"} 0',
      `build_info{version="1.2.3",node="${process.versions.node}"} 1`,
    ]),
  );
});

test("the database's figures are told, and read when somebody looks and then once in five seconds", async () => {
  let nowMs = 0;
  let reads = 0;
  const metrics = createMetrics("1.2.3", () => nowMs);
  metrics.followHealth(() => {
    reads += 1;
    return Promise.resolve(figures());
  });
  expect(reads).toBe(0);
  const [lines] = await Promise.all([linesOf(metrics), linesOf(metrics)]);
  expect(reads).toBe(1);
  expect(lines).toEqual(
    expect.arrayContaining([
      'queue_lag_seconds{queue="outbox"} 120',
      'queue_rows_waiting{queue="outbox"} 7',
      'queue_rows_dead{queue="outbox"} 3',
      'queue_rows_unknown{queue="outbox"} 2',
      'effect_lag_seconds{about="money"} 60',
      "dead_money_effects 2",
      "dead_refunds 1",
      'refunds_unsettled{status="failed"} 1',
      'refunds_owed_minor{currency="EUR"} 12000',
      'drifts_open{about="money"} 1',
      'drifts_open{about="others"} 2',
      "reconciliation_age_seconds 5400",
      "backup_age_seconds 3600",
      "deadlines_overdue 4",
      "deadline_overdue_seconds 180",
      "calendly_quota_left_ratio 0.25",
      'calendly_connections_in_trouble{trouble="broken"} 1',
      'provider_breakers_open{provider="calendly"} 2',
      "clocks_wrong 0",
      "checkout_refusals_open 1",
      "health_figures_readable 1",
    ]),
  );
  nowMs = 4_999;
  await metrics.expose();
  expect(reads).toBe(1);
  nowMs = 5_000;
  await metrics.expose();
  expect(reads).toBe(2);
});

test("what is not known is absent, and not zero: before the first comparison, and while the database is away", async () => {
  let nowMs = 0;
  const metrics = createMetrics("1.2.3", () => nowMs);
  let isAway = false;
  metrics.followDatabase(() => isAway);
  metrics.followHealth(() =>
    isAway
      ? Promise.reject(new Error("away"))
      : Promise.resolve(figures({ lastWholeReconciliationAt: null, calendlyQuotaLeft: null })),
  );
  const names = (lines: readonly string[]) => lines.map((line) => /^\w*/.exec(line)?.[0]);
  const before = names(await linesOf(metrics));
  expect(before).toContain("dead_money_effects");
  expect(before).not.toContain("reconciliation_age_seconds");
  expect(before).not.toContain("calendly_quota_left_ratio");
  isAway = true;
  nowMs = 10_000;
  const away = await linesOf(metrics);
  expect(away).toEqual(expect.arrayContaining(["health_figures_readable 0", "database_away 1"]));
  for (const name of ["dead_money_effects", "queue_lag_seconds", "drifts_open"])
    expect(names(away)).not.toContain(name);
});

test("two servers in one process count for themselves", async () => {
  const busy = createMetrics("1.2.3");
  busy.observeRequest({ kind: "page", status: 200, seconds: 0.1 });
  expect((await createMetrics("1.2.3").expose()).text).not.toContain('kind="page"');
});
