import type { checkFailure as english } from "../../en/builder/check-failure.ts";
import type { Translation } from "../../translation.ts";

export const checkFailure = {
  unauthorised: "Calendly nimmt unseren Zugang nicht mehr an.",
  forbidden:
    "Calendly lehnt es ab: Eine Berechtigung fehlt, oder Organisation oder Tarif des Kontos lassen es nicht zu.",
  not_found: "Calendly kennt das Konto nicht.",
  conflict: "Calendly hat an dieser Adresse schon Webhooks.",
  rate_limited: "Calendly wurde zu oft gefragt.",
  unavailable: "Calendly antwortet nicht.",
  bad_answer: "Die Antwort von Calendly war nicht zu gebrauchen.",
  other: "Bei uns ist etwas schiefgegangen.",
} satisfies Translation<typeof english>;
