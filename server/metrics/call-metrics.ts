import { Counter, Histogram, type Registry } from "prom-client";
import type { CalledProvider } from "../domain/health/activity.ts";
import type { CallOutcome } from "../domain/health/call-outcome.ts";
import type { ProviderCalls } from "../ports.ts";

/** What became of a mail, as an operator says it: `failed` is tried again, `refused` never. */
const MAIL_OUTCOME = {
  answered: "sent",
  refused: "refused",
  deferred: "failed",
  unavailable: "failed",
  not_sent: "failed",
} as const satisfies Record<CallOutcome, string>;

/** Calls to providers by template of the endpoint, their breakers, and mails. */
export function createCallMetrics(
  registers: Registry[],
  providers: readonly CalledProvider[],
  nowMs: () => number,
): ProviderCalls {
  const calls = new Histogram({
    name: "provider_call_duration_seconds",
    help: "Calls to providers by this process: time, endpoint and outcome. not_sent: kept back by a limit or an open breaker.",
    labelNames: ["provider", "endpoint", "outcome"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });
  const mails = new Counter({
    name: "mails_total",
    help: "Mails by outcome: sent, failed (and tried again), refused (for good).",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of ["sent", "failed", "refused"]) mails.inc({ outcome }, 0);
  const openings = new Counter({
    name: "provider_breaker_openings_total",
    help: "How often this process has opened a breaker, probes in vain included.",
    labelNames: ["provider"],
    registers,
  });
  for (const provider of providers) openings.inc({ provider }, 0);
  return {
    begin(provider, endpoint) {
      const startedMs = nowMs();
      return (outcome) => {
        calls.observe({ provider, endpoint, outcome }, (nowMs() - startedMs) / 1_000);
        if (provider === "smtp") mails.inc({ outcome: MAIL_OUTCOME[outcome] });
      };
    },
    breakerOpened(provider) {
      openings.inc({ provider });
    },
  };
}
