import { place } from "../../place.ts";

/** The calls to Calendly of a connection. */
export const builderConnectionCalls = place("builder/connection-calls", {
  title: "Calls in the last 7 days",
  noLimit: "Calendly has not reported a limit yet.",
  left: "{left, plural, one {# of {max} calls was left} other {# of {max} calls were left}} when Calendly was last asked.",
  noFailure: "No call has failed.",
  lastFailure: "Last failure: {endpoint}, {outcome}, {at}.",
  caption: "Calls by endpoint and result",
  call: "Call",
  ended: "Result",
  times: "Times",
});
