import { builderCallOutcomes } from "../../server/domain/text/en/builder/call-outcomes.ts";
import { builderConnectionDetails } from "../../server/domain/text/en/builder/connection-details.ts";
import { builderConnectionRefusals } from "../../server/domain/text/en/builder/connection-refusals.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { LoadContext } from "../../server/http/context.ts";
import { minutesBetween, type Instant } from "../../server/domain/values/instant.ts";

type Caller = LoadContext["caller"];

export type ConnectionOnPage = NonNullable<Awaited<ReturnType<Caller["myConnection"]["get"]>>["connection"]>;

type Answer = Awaited<ReturnType<Caller["myConnection"]["connectByToken"]>>;
export type ConnectionRefusal = Extract<Answer, { ok: false }>["refusal"];
export type ConnectionRefusalCode = ConnectionRefusal["code"];

export function isRefusalCode(text: string | null): text is ConnectionRefusalCode {
  return text !== null && Object.hasOwn(builderConnectionRefusals.english, text);
}

/** `less than a day`, `1 day`, `12 days`: the age of a secret. */
export function secretAgeInWords(since: Instant | null, now: Instant, language: Language): string {
  const t = textIn(builderConnectionDetails, language);
  if (since === null) return t("ageUnknown");
  const days = Math.floor(minutesBetween(since, now) / (24 * 60));
  return days < 1 ? t("ageUnderDay") : t("ageDays", { days });
}

function isCallOutcome(text: string): text is keyof typeof builderCallOutcomes.english {
  return Object.hasOwn(builderCallOutcomes.english, text);
}

/** How a call ended; what another version has stored is said as it was stored. */
export function callOutcomeInWords(outcome: string, language: Language): string {
  return isCallOutcome(outcome) ? textIn(builderCallOutcomes, language)(outcome) : outcome;
}
