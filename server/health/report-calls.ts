import type { CallOutcome } from "../domain/health/call-outcome.ts";
import type { Activity, ProviderCalls } from "../ports.ts";

/** Which figure of the last days a call goes into. A refusal is an answer: the provider works. */
const COUNTED_AS = {
  answered: "provider_answered",
  refused: "provider_answered",
  deferred: "provider_failed",
  unavailable: "provider_failed",
  not_sent: null,
} as const satisfies Record<CallOutcome, "provider_answered" | "provider_failed" | null>;

/** Reports every call to each of these, and counts it for the figures of the last days. */
export function reportCalls(activity: Activity, reported: readonly ProviderCalls[]): ProviderCalls {
  return {
    begin(provider, endpoint) {
      const ends = reported.map((calls) => calls.begin(provider, endpoint));
      return (outcome) => {
        const kind = COUNTED_AS[outcome];
        if (kind !== null) activity.count(kind, provider);
        for (const end of ends) end(outcome);
      };
    },
    breakerOpened(provider) {
      for (const calls of reported) calls.breakerOpened(provider);
    },
  };
}
