import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { BOOKING_STATES, type BookingState } from "../domain/booking/booking.ts";
import { CALLED_PROVIDERS } from "../domain/health/activity.ts";
import type { HealthFigures, QueueName } from "../domain/health/health-figures.ts";
import type { AnsweredRequest } from "../http/answered-request.ts";
import type { Activity, ProviderCalls } from "../ports.ts";
import { createCallMetrics } from "./call-metrics.ts";
import { createHealthGauges } from "./health-gauges.ts";

/** Sources of deliveries; each is told from the start, so that the first one is seen as a rise. */
const SOURCES = ["stripe", "calendly"] as const;

/** 5 s: however often and by however many it is asked, the database reads its figures no more often. */
const FIGURES_KEPT_MS = 5_000;

export interface Metrics {
  observeRequest(answered: Pick<AnsweredRequest, "kind" | "status" | "seconds">): void;
  /** One row of a queue handled: `type` is the source or the effect. */
  countHandled(queue: QueueName, type: string, outcome: "completed" | "failed" | "dead"): void;
  /** A booking has entered a state. */
  countTransition(state: BookingState): void;
  /** What is counted while it happens. */
  readonly activity: Activity;
  /** Calls to providers, and their breakers. */
  readonly calls: ProviderCalls;
  /** What the database says; asked at a scrape, so that nothing is counted without one. Where it fails, the rest is told all the same. */
  followHealth(read: () => Promise<HealthFigures>): void;
  /** Whether the database is away, as far as this process knows. */
  followDatabase(isAway: () => boolean): void;
  /** Likewise, for this process's clock: each provider that has answered often enough. */
  followClock(read: () => readonly { readonly provider: string; readonly seconds: number }[]): void;
  /** How many pages this process tells of their bookings. */
  followStreams(count: () => number): void;
  /** Prometheus's text format. */
  expose(): Promise<{ contentType: string; text: string }>;
}

/** A registry of its own: several servers in one process do not mix. `nowMs` counts up from anywhere. */
export function createMetrics(version: string, nowMs: () => number = () => performance.now()): Metrics {
  const registry = new Registry();
  // Memory, processor and the delay of the event loop.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const build = new Gauge({
    name: "build_info",
    help: "1, with the version of the app and of Node.",
    labelNames: ["version", "node"],
    registers,
  });
  build.set({ version, node: process.versions.node }, 1);
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by what was asked for and class of status.",
    labelNames: ["kind", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const handled = new Counter({
    name: "queue_rows_handled_total",
    help: "Rows of inbox and outbox handled by this process, by outcome.",
    labelNames: ["queue", "type", "outcome"],
    registers,
  });
  for (const type of SOURCES) handled.inc({ queue: "inbox", type, outcome: "completed" }, 0);
  const transitions = new Counter({
    name: "booking_transitions_total",
    help: "Steps of bookings taken by this process, by the state that they led to.",
    labelNames: ["state"],
    registers,
  });
  for (const state of BOOKING_STATES) transitions.inc({ state }, 0);
  const badSignatures = new Counter({
    name: "webhook_signature_failures_total",
    help: "Deliveries refused by this process because nobody who holds the key signed them.",
    labelNames: ["source"],
    registers,
  });
  for (const source of SOURCES) badSignatures.inc({ source }, 0);
  const database = new Gauge({
    name: "database_away",
    help: "1 while the database does not answer this process.",
    registers,
  });
  const streams = new Gauge({
    name: "booking_streams_open",
    help: "Open pages that this process tells of their bookings.",
    registers,
  });
  const clockDifference = new Gauge({
    name: "clock_difference_seconds",
    help: "By how much this process's clock is ahead of a provider's (negative: behind), at least, by the last answers.",
    labelNames: ["provider"],
    registers,
  });
  const health = createHealthGauges(registers);

  let isDatabaseAway = () => false;
  let countStreams = () => 0;
  let readClock: Parameters<Metrics["followClock"]>[0] = () => [];
  let readHealth: Parameters<Metrics["followHealth"]>[0] | null = null;
  let asked: { readonly atMs: number; readonly figures: Promise<HealthFigures | null> } | null = null;

  /** Null where they cannot be read. */
  function figures(): Promise<HealthFigures | null> {
    if (readHealth === null) return Promise.resolve(null);
    if (asked === null || nowMs() - asked.atMs >= FIGURES_KEPT_MS)
      asked = { atMs: nowMs(), figures: readHealth().catch(() => null) };
    return asked.figures;
  }

  return {
    observeRequest({ kind, status, seconds }) {
      requests.observe({ kind, status: status === null ? "none" : `${Math.floor(status / 100)}xx` }, seconds);
    },
    countHandled(queue, type, outcome) {
      handled.inc({ queue, type, outcome });
    },
    countTransition(state) {
      transitions.inc({ state });
    },
    activity: {
      count(kind, label) {
        if (kind === "signature_failure") badSignatures.inc({ source: label });
      },
    },
    calls: createCallMetrics(registers, CALLED_PROVIDERS, nowMs),
    followHealth(read) {
      readHealth = read;
    },
    followDatabase(isAway) {
      isDatabaseAway = isAway;
    },
    followClock(read) {
      readClock = read;
    },
    followStreams(count) {
      countStreams = count;
    },
    async expose() {
      for (const { provider, seconds } of readClock()) clockDifference.set({ provider }, seconds);
      health.show(await figures());
      database.set(isDatabaseAway() ? 1 : 0);
      streams.set(countStreams());
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
