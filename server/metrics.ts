import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RequestKind } from "./http/routes/route-table.ts";

/** How far behind a queue is: `events` waits for positions, `webhooks` for receivers and for those that are sent to before. */
export interface QueueState {
  readonly queue: "inbox" | "outbox" | "events" | "webhooks";
  /** Age of the oldest row that is due and not done; 0 when nothing waits. */
  readonly lagSeconds: number;
  /** Dead letters; left out where they are not counted. */
  readonly dead?: number;
  /** Rows of types that no running process knows, for a quarter of an hour or longer. */
  readonly unknown: number;
}

export interface Metrics {
  observeRequest(kind: RequestKind, status: number, seconds: number): void;
  /** One row of a queue handled: `type` is the source or the effect. */
  countHandled(queue: QueueState["queue"], type: string, outcome: "completed" | "failed" | "dead"): void;
  /** Called at each scrape, so that nothing is counted without one. */
  followQueues(read: () => Promise<readonly QueueState[]>): void;
  /** Likewise, for this process's clock: each provider that has answered often enough. */
  followClock(read: () => readonly { readonly provider: string; readonly seconds: number }[]): void;
  /** Prometheus's text format. */
  expose(): Promise<{ contentType: string; text: string }>;
}

/** A registry of its own: several servers in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by what was asked for and class of status.",
    labelNames: ["kind", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const handled = new Counter({
    name: "queue_rows_handled_total",
    help: "Rows of inbox and outbox handled, by outcome.",
    labelNames: ["queue", "type", "outcome"],
    registers,
  });
  let readQueues: () => Promise<readonly QueueState[]> = () => Promise.resolve([]);
  const dead = new Gauge({
    name: "queue_rows_dead",
    help: "Rows given up, waiting for a person.",
    labelNames: ["queue"],
    registers,
  });
  const unknown = new Gauge({
    name: "queue_rows_unknown",
    help: "Rows of types that this version does not know, waiting for a newer one for 15 minutes or longer.",
    labelNames: ["queue"],
    registers,
  });
  const lag = new Gauge({
    name: "queue_lag_seconds",
    help: "Age of the oldest row that is due.",
    labelNames: ["queue"],
    registers,
  });

  let readClock: Parameters<Metrics["followClock"]>[0] = () => [];
  const clockDifference = new Gauge({
    name: "clock_difference_seconds",
    help: "By how much this process's clock is ahead of a provider's (negative: behind), at least, by the last answers.",
    labelNames: ["provider"],
    registers,
  });

  return {
    observeRequest(kind, status, seconds) {
      requests.observe({ kind, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    countHandled(queue, type, outcome) {
      handled.inc({ queue, type, outcome });
    },
    followQueues(read) {
      readQueues = read;
    },
    followClock(read) {
      readClock = read;
    },
    async expose() {
      for (const { provider, seconds } of readClock()) clockDifference.set({ provider }, seconds);
      for (const state of await readQueues()) {
        lag.set({ queue: state.queue }, state.lagSeconds);
        if (state.dead !== undefined) dead.set({ queue: state.queue }, state.dead);
        unknown.set({ queue: state.queue }, state.unknown);
      }
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
