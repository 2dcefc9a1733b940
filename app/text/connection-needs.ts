import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { builderConnectionNeeds } from "../../server/domain/text/en/builder/connection-needs.ts";
import { formatAge } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { minutesBetween, type Instant } from "../../server/domain/values/instant.ts";
import type { BuilderOverview } from "../page-data.ts";
import type { Need } from "./need.ts";

/** 15 min: two checks in a row have failed, so that it is no passing trouble. */
export const CHECKS_FAIL_MINUTES = 15;

/** What a builder has to do about their Calendly connection. */
export function connectionNeedsOf(
  connection: BuilderOverview["connection"],
  now: Instant,
  language: Language,
): Need[] {
  const t = textIn(builderConnectionNeeds, language);
  const to = "/builder/connection";
  if (connection === null) return [{ to, title: t("connect"), text: t("connectText"), bad: false }];
  if (connection.brokenReason !== null) return [{ to, title: t("broken"), text: t("brokenText"), bad: true }];
  const { checkFailingSince: since, checkFailure } = connection;
  if (since === null || minutesBetween(since, now) < CHECKS_FAIL_MINUTES) return [];
  const because = checkFailureInWords(checkFailure ?? "unexpected", language);
  const age = formatAge(since, now, language);
  return [{ to, title: t("unchecked"), text: t("uncheckedText", { age, because }), bad: true }];
}
