import type { ProviderCalls, Tracing } from "../ports.ts";

/** Each call to a provider as a step of whatever asked for it. */
export function traceCalls(tracing: Tracing): ProviderCalls {
  return {
    begin(provider, endpoint) {
      const end = tracing.begin();
      return (outcome) =>
        end({
          name: `${provider} ${endpoint}`,
          kind: "client",
          attributes: { "peer.service": provider, "booking.endpoint": endpoint, "booking.outcome": outcome },
          hasFailed: outcome !== "answered" && outcome !== "refused",
        });
    },
    breakerOpened: () => undefined,
  };
}
