import type { CalledProvider } from "../domain/health/activity.ts";
import type { CallOutcome } from "../domain/health/call-outcome.ts";

/** Is told of every call to a provider, for metrics, traces and the figures of the last days. Costs the caller nothing, and never throws. */
export interface ProviderCalls {
  /**
   * A call begins; the answer is called once, when it has ended, with what came of it. `endpoint` is a template, such as
   * `GET /v1/refunds/{id}`: never an id or an address.
   */
  begin(provider: CalledProvider, endpoint: string): (outcome: CallOutcome) => void;
  /** A breaker has opened, for the first time or after a probe in vain. */
  breakerOpened(provider: CalledProvider): void;
}
