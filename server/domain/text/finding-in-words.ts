import type { Finding } from "../providers/installation-finding.ts";
import { timeZone } from "../values/instant.ts";
import { wrongClockInWords } from "./clock-in-words.ts";
import { brokenConnection } from "./en/operator/broken-connection.ts";
import { findingProblems } from "./en/operator/finding-problems.ts";
import { findingRemedies } from "./en/operator/finding-remedies.ts";
import { formatDayAndTime, formatList, formatNumber } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** A finding, in words for whoever runs the installation. */
export interface FindingWords {
  /** What is wrong, and whose it is. */
  readonly problem: string;
  /** What to do about it. */
  readonly remedy: string;
}

export function findingInWords(finding: Finding, language: Language): FindingWords {
  const problem = problemOf(finding, language);
  const { about } = finding;
  return {
    problem: about === null ? problem : textIn(findingProblems, language)("of", { builder: about, problem }),
    remedy: remedyOf(finding, language),
  };
}

function problemOf(finding: Finding, language: Language): string {
  const t = textIn(findingProblems, language);
  switch (finding.code) {
    case "migration_pending":
      return t(finding.code, { migrations: formatList(finding.pending, language) });
    case "database_too_new":
      return t(finding.code, { migrations: formatList(finding.unknown, language) });
    case "held_back":
      return t(finding.code, { takenAt: formatDayAndTime(finding.takenAt, timeZone("UTC"), language) });
    case "policy_missing":
      return t(finding.code, { policy: finding.policy });
    case "time_zones_outdated":
      return t(finding.code, finding);
    case "mail_refused":
    case "stripe_unreachable":
      return t(finding.code, { reason: finding.reason });
    case "mail_login_refused":
      return t(finding.code, { status: String(finding.status) });
    case "stripe_refuses_the_key":
      return finding.permission === null
        ? t(finding.code, { why: finding.why })
        : t("stripe_lacks_permission", { permission: finding.permission });
    case "stripe_endpoint_missing":
      return t(finding.code, { url: finding.url });
    case "stripe_event_missing":
      return t(finding.code, { events: formatList(finding.events, language) });
    case "stripe_version_differs":
      return t(finding.code, finding);
    case "stripe_secret_wrong":
      return t(finding.code, { number: String(finding.number) });
    case "stripe_deliveries_fail":
      return finding.isAtLeast
        ? t("stripe_deliveries_fail_many", { count: formatNumber(finding.count, language) })
        : t(finding.code, { count: finding.count });
    case "clock_skewed":
      return t(finding.code, { clock: wrongClockInWords(finding, language) });
    case "endpoint_closed":
      return finding.status === null
        ? t("endpoint_silent", { url: finding.url })
        : t(finding.code, { url: finding.url, status: String(finding.status) });
    case "scope_missing":
      return finding.scopes.length === 0
        ? t("scope_missing_unnamed")
        : t(finding.code, { scopes: formatList(finding.scopes, language) });
    case "connection_broken":
      return t(finding.code, {
        reason: textIn(brokenConnection, language)(finding.reason ?? "unexplained"),
      });
    case "connection_unreadable":
      return t(finding.code, finding);
    case "calendly_unreachable":
      return finding.reason === null ? t("calendly_unusable") : t(finding.code, { reason: finding.reason });
    case "subscription_elsewhere":
      return t(finding.code, finding);
    case "calendly_deliveries_fail":
      return t(finding.code, { since: formatDayAndTime(finding.since, timeZone("UTC"), language) });
    case "stripe_account_differs":
    case "calendly_app_refused":
    case "stripe_endpoint_disabled":
    case "token_revoked":
    case "subscription_missing":
    case "subscription_disabled":
    case "subscription_incomplete":
    case "calendly_key_wrong":
      return t(finding.code);
  }
}

function remedyOf(finding: Finding, language: Language): string {
  const t = textIn(findingRemedies, language);
  switch (finding.code) {
    case "database_too_new": {
      const { appVersion, needed, lastKnown } = finding;
      return needed === null
        ? t("database_too_new_unnamed", { appVersion, lastKnown })
        : t(finding.code, { appVersion, needed, lastKnown });
    }
    case "stripe_endpoint_missing":
      return t(finding.code, {
        apiVersion: finding.apiVersion,
        events: formatList(finding.events, language),
      });
    case "stripe_refuses_the_key":
      return t(finding.code, { why: finding.why });
    case "token_revoked":
    case "connection_broken":
    case "connection_unreadable":
      return t("token_revoked");
    case "subscription_missing":
    case "subscription_disabled":
    case "subscription_incomplete":
      return t("subscription");
    case "migration_pending":
    case "held_back":
    case "policy_missing":
    case "time_zones_outdated":
    case "mail_refused":
    case "mail_login_refused":
    case "stripe_account_differs":
    case "calendly_app_refused":
    case "stripe_unreachable":
    case "stripe_endpoint_disabled":
    case "stripe_event_missing":
    case "stripe_version_differs":
    case "stripe_secret_wrong":
    case "stripe_deliveries_fail":
    case "clock_skewed":
    case "endpoint_closed":
    case "scope_missing":
    case "calendly_unreachable":
    case "subscription_elsewhere":
    case "calendly_key_wrong":
    case "calendly_deliveries_fail":
      return t(finding.code);
  }
}
