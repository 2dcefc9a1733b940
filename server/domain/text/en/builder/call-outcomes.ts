import { place } from "../../place.ts";

/** How a call to Calendly ended, by its stored outcome. */
export const builderCallOutcomes = place("builder/call-outcomes", {
  ok: "ok",
  unauthorised: "access not accepted",
  forbidden: "not permitted",
  not_found: "not found",
  conflict: "conflict",
  rate_limited: "asked too often",
  unavailable: "no answer",
  bad_answer: "answer not understood",
});
