import {
  ALERT_SEVERITIES,
  type AlertKind,
  type AlertSeverity,
} from "../../server/domain/health/alert-kinds.ts";
import type { MoneyTrouble } from "../../server/domain/booking/booking-money.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { wrongClockInWords } from "../../server/domain/text/clock-in-words.ts";
import { operatorAlerts } from "../../server/domain/text/en/operator/alerts.ts";
import { moneyTroubles } from "../../server/domain/text/en/operator/money-troubles.ts";
import { operatorNeeds } from "../../server/domain/text/en/operator/needs.ts";
import { problemNames } from "../../server/domain/text/en/problem-report/names.ts";
import { formatAge, formatList, formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn, type Text } from "../../server/domain/text/place.ts";
import { minutesBetween, type TimeZone } from "../../server/domain/values/instant.ts";
import { CHECKS_FAIL_MINUTES } from "./connection-needs.ts";
import { openDisputeInWords } from "./dispute-words.ts";
import { countedNeed, type Need } from "./need.ts";
import type { OperationsOverview } from "../page-data.ts";

/** What is wrong with a booking's money, in a sentence. */
export function moneyTroubleInWords({ kind, amount }: MoneyTrouble, language: Language): string {
  return textIn(moneyTroubles, language)(kind === "owed" ? "notSent" : kind, {
    amount: formatMoney(amount, language),
  });
}

/** Alerts that the needs say in more words, and one by one: nothing is said twice. */
const SAID_BY_NEEDS: readonly AlertKind[] = [
  ...(["money_job_failed", "refund_failed", "money_drift", "checkout_refused", "job_failed"] as const),
  ...(["connection_trouble", "unknown_work", "clock_wrong"] as const),
];

type SevereNeed = Omit<Need, "severity"> & { readonly severity: AlertSeverity };

/** The alerts that nothing else on the page says. */
function alertNeedsOf({ alerts }: Pick<OperationsOverview, "alerts">): SevereNeed[] {
  return alerts
    .filter(({ kind }) => !SAID_BY_NEEDS.includes(kind))
    .map(({ runbook, title, details, severity }) => ({
      to: runbook,
      title,
      text: details,
      bad: severity !== "soon",
      severity,
    }));
}

/**
 * By severity, each said in a word: money that is stuck or that nobody can pay, then what does not work, then what only waits. Of one severity the alerts
 * first, then a wrong clock, which other troubles may come from, money, other failed jobs, connections and what people report of
 * pages, then policies that nobody has published.
 */
export function operatorNeedsOf(
  overview: Omit<OperationsOverview, "health">,
  zone: TimeZone,
  language: Language,
): Need[] {
  const severityName = textIn(operatorAlerts, language);
  const needs = [...alertNeedsOf(overview), ...namedNeedsOf(overview, zone, language)];
  return ALERT_SEVERITIES.flatMap((wanted) =>
    needs
      .filter(({ severity }) => severity === wanted)
      // What is wrong before what only waits.
      .toSorted((one, other) => Number(other.bad) - Number(one.bad))
      .map((need) => ({ ...need, severity: severityName(wanted) })),
  );
}

/** What waits, one by one. */
function namedNeedsOf(
  overview: Omit<OperationsOverview, "health">,
  zone: TimeZone,
  language: Language,
): SevereNeed[] {
  const {
    connectionsInTrouble,
    unreadableConnections,
    deadLetters,
    deadRefunds,
    inTrouble,
    openDrifts,
    refusedMails,
    unknownWork,
    refusedCheckouts,
    wrongClocks,
    heldAt,
    now,
  } = overview;
  const t = textIn(operatorNeeds, language);
  const dead = connectionsInTrouble.filter(({ isDead }) => isDead);
  const moreRefunds = Math.max(0, deadLetters.refunds - deadRefunds.length);
  const failedJobs = deadLetters.others + deadLetters.deliveries;
  const isOpen = (kind: AlertKind) => overview.alerts.some((alert) => alert.kind === kind);
  return [
    ...(heldAt === null
      ? []
      : [
          {
            to: "/operator/reconciliation",
            title: t("held"),
            text: t("heldText", { age: formatAge(heldAt, now, language) }),
            bad: true,
            severity: "critical" as const,
          },
        ]),
    ...wrongClocks.map((clock) => ({
      to: "/operator#checks",
      title: wrongClockInWords(clock, language),
      text: t("clockText", { age: formatAge(clock.since, now, language) }),
      bad: true,
      severity: "serious" as const,
    })),
    ...refusedCheckouts.map(({ sessionTypeId, currency, reason }) => ({
      to: "/operator#payments",
      title: t(sessionTypeId === null ? "nobodyPays" : "nobodyPaysForOne"),
      text: t("nobodyPaysText", { currency, reason }),
      bad: true,
      severity: "critical" as const,
    })),
    ...inTrouble.map((booking) => ({
      to: `/operator/bookings/${booking.id}`,
      title: t("booking", { session: booking.sessionTypeName, client: booking.clientName }),
      text: troubleOf(booking, zone, language),
      bad: booking.troubles.length > 0,
      severity: booking.troubles.length > 0 ? ("critical" as const) : ("serious" as const),
    })),
    ...deadRefunds.map((refund) => ({
      to: `/operator/failed-jobs#effect:${refund.key}`,
      title: deadRefundInWords(refund, t, language),
      text: t("deadRefundText"),
      bad: true,
      severity: "critical" as const,
    })),
    ...countedNeed(moreRefunds, t("moreDeadRefunds", { count: moreRefunds }), {
      to: "/operator/failed-jobs",
      text: t("deadRefundText"),
      bad: true,
      severity: "critical" as const,
    }),
    ...countedNeed(failedJobs, t("failedJobs", { count: failedJobs }), {
      to: "/operator/failed-jobs",
      text: t("failedJobsText"),
      bad: true,
      severity: isOpen("money_job_failed") ? "critical" : "serious",
    }),
    ...countedNeed(refusedMails, t("refusedMails", { count: refusedMails }), {
      to: "/operator/failed-jobs#mails",
      text: t("refusedMailsText"),
      bad: false,
      severity: "serious" as const,
    }),
    ...countedNeed(openDrifts, t("drifts", { count: openDrifts }), {
      to: "/operator/reconciliation",
      text: t("driftsText"),
      bad: true,
      severity: isOpen("money_drift") ? "critical" : "serious",
    }),
    ...unknownWork.map(({ queue, type, rows, since }) => ({
      to: "/operator/failed-jobs",
      title: t(queue === "outbox" ? "unknownJobs" : "unknownDeliveries", { count: rows, type }),
      text: t("unknownText", { age: formatAge(since, now, language) }),
      bad: true,
      severity: "serious" as const,
    })),
    ...connectionsInTrouble.flatMap(({ builder, isDead, checkFailingSince, checkFailure }) =>
      isDead || checkFailingSince === null || minutesBetween(checkFailingSince, now) < CHECKS_FAIL_MINUTES
        ? []
        : [
            {
              to: "/operator#connections",
              title: t("checksFail", { builder: builder.displayName }),
              text: t("checksFailText", {
                age: formatAge(checkFailingSince, now, language),
                because: checkFailureInWords(checkFailure ?? "unexpected", language),
              }),
              bad: true,
              severity: "serious" as const,
            },
          ],
    ),
    ...unreadableConnections.map(({ id, reason }) => ({
      to: "/operator#connections",
      title: t("unreadableConnection", { id }),
      text: t("unreadableConnectionText", { reason }),
      bad: true,
      severity: "serious" as const,
    })),
    ...countedNeed(dead.length, t("deadConnections", { count: dead.length }), {
      to: "/operator#connections",
      text: t("deadConnectionsText", {
        builders: formatList(
          dead.map(({ builder }) => builder.displayName),
          language,
        ),
      }),
      bad: false,
      severity: "serious" as const,
    }),
    ...problemNeedsOf(overview, language),
    ...overview.missingPolicies.map((kind) => ({
      to: `/operator/policies/${kind}`,
      title: t(kind === "terms" ? "noTerms" : "noPrivacy"),
      text: t(kind === "terms" ? "noTermsText" : "noPrivacyText"),
      bad: false,
      severity: "soon" as const,
    })),
  ];
}

/** What people have reported of pages and nobody has decided about, the latest first. */
function problemNeedsOf(
  { newProblems: { groups, more }, now }: Pick<OperationsOverview, "newProblems" | "now">,
  language: Language,
): SevereNeed[] {
  const t = textIn(operatorNeeds, language);
  const names = textIn(problemNames, language);
  return [
    ...groups.map(({ id, step, cause, detail, reportCount, lastReportedAt, isReopened }) => {
      const age = formatAge(lastReportedAt, now, language);
      return {
        to: `/operator/problems/${id}`,
        title: t("problem", {
          step: names("title", { step }),
          cause: detail === "" ? names("cause", { cause }) : detail,
        }),
        text: isReopened ? t("problemAgain", { age }) : t("problemText", { count: reportCount, age }),
        bad: false,
        severity: "soon" as const,
      };
    }),
    ...countedNeed(more, t("moreProblems", { count: more }), {
      to: "/operator/problems?state=new",
      text: t("moreProblemsText"),
      bad: false,
      severity: "soon" as const,
    }),
  ];
}

function deadRefundInWords(
  { amount, booking }: OperationsOverview["deadRefunds"][number],
  t: Text<(typeof operatorNeeds)["english"]>,
  language: Language,
): string {
  const whose = booking && { session: booking.sessionTypeName, client: booking.clientName };
  if (amount === null) return whose === null ? t("deadRefundUnreadable") : t("deadRefundUnreadableOf", whose);
  const sum = formatMoney(amount, language);
  return whose === null ? t("deadRefund", { amount: sum }) : t("deadRefundOf", { ...whose, amount: sum });
}

function troubleOf(
  { troubles, disputes, isRefundedOutside }: OperationsOverview["inTrouble"][number],
  zone: TimeZone,
  language: Language,
): string {
  const t = textIn(operatorNeeds, language);
  const [trouble] = troubles;
  if (trouble !== undefined) return moneyTroubleInWords(trouble, language);
  const [dispute] = disputes;
  if (dispute !== undefined) return openDisputeInWords(dispute, zone, language);
  return t(isRefundedOutside ? "refundedOutside" : "lookAtMoney");
}
