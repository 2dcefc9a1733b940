import type { builderCallOutcomes as english } from "../../en/builder/call-outcomes.ts";
import type { Translation } from "../../translation.ts";

export const builderCallOutcomes = {
  ok: "ok",
  unauthorised: "Zugang nicht angenommen",
  forbidden: "nicht erlaubt",
  not_found: "nicht gefunden",
  conflict: "Konflikt",
  rate_limited: "zu oft gefragt",
  unavailable: "keine Antwort",
  bad_answer: "Antwort nicht verstanden",
} satisfies Translation<typeof english>;
