import type { AlertKind, AlertSeverity } from "../../server/domain/health/alert-kinds.ts";
import type { MoneyTrouble } from "../../server/domain/booking/booking-money.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { wrongClockInWords } from "../../server/domain/text/clock-in-words.ts";
import { moneyTroubles } from "../../server/domain/text/en/operator/money-troubles.ts";
import { operatorNeeds } from "../../server/domain/text/en/operator/needs.ts";
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

/** The alerts of one severity that nothing else on the page says. */
function alertNeedsOf({ alerts }: Pick<OperationsOverview, "alerts">, wanted: AlertSeverity): Need[] {
  return alerts
    .filter(({ kind, severity }) => severity === wanted && !SAID_BY_NEEDS.includes(kind))
    .map(({ runbook, title, details }) => ({ to: runbook, title, text: details, bad: wanted !== "soon" }));
}

/** What is wrong before what only waits, and of each the most pressing first: a critical alert, a wrong clock, which other troubles may come from, that nobody can pay, money, then other failed jobs, then connections. */
export function operatorNeedsOf(
  overview: Omit<OperationsOverview, "health">,
  zone: TimeZone,
  language: Language,
): Need[] {
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
    now,
  } = overview;
  const t = textIn(operatorNeeds, language);
  const dead = connectionsInTrouble.filter(({ isDead }) => isDead);
  const moreRefunds = Math.max(0, deadLetters.refunds - deadRefunds.length);
  const failedJobs = deadLetters.others + deadLetters.deliveries;
  const needs: Need[] = [
    ...wrongClocks.map((clock) => ({
      to: "/operator#checks",
      title: wrongClockInWords(clock, language),
      text: t("clockText", { age: formatAge(clock.since, now, language) }),
      bad: true,
    })),
    ...refusedCheckouts.map(({ sessionTypeId, currency, reason }) => ({
      to: "/operator#payments",
      title: t(sessionTypeId === null ? "nobodyPays" : "nobodyPaysForOne"),
      text: t("nobodyPaysText", { currency, reason }),
      bad: true,
    })),
    ...inTrouble.map((booking) => ({
      to: `/operator/bookings/${booking.id}`,
      title: t("booking", { session: booking.sessionTypeName, client: booking.clientName }),
      text: troubleOf(booking, zone, language),
      bad: booking.troubles.length > 0,
    })),
    ...deadRefunds.map((refund) => ({
      to: `/operator/failed-jobs#effect:${refund.key}`,
      title: deadRefundInWords(refund, t, language),
      text: t("deadRefundText"),
      bad: true,
    })),
    ...countedNeed(moreRefunds, t("moreDeadRefunds", { count: moreRefunds }), {
      to: "/operator/failed-jobs",
      text: t("deadRefundText"),
      bad: true,
    }),
    ...countedNeed(failedJobs, t("failedJobs", { count: failedJobs }), {
      to: "/operator/failed-jobs",
      text: t("failedJobsText"),
      bad: true,
    }),
    ...countedNeed(refusedMails, t("refusedMails", { count: refusedMails }), {
      to: "/operator/failed-jobs#mails",
      text: t("refusedMailsText"),
      bad: false,
    }),
    ...countedNeed(openDrifts, t("drifts", { count: openDrifts }), {
      to: "/operator/reconciliation",
      text: t("driftsText"),
      bad: true,
    }),
    ...unknownWork.map(({ queue, type, rows, since }) => ({
      to: "/operator/failed-jobs",
      title: t(queue === "outbox" ? "unknownJobs" : "unknownDeliveries", { count: rows, type }),
      text: t("unknownText", { age: formatAge(since, now, language) }),
      bad: true,
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
            },
          ],
    ),
    ...unreadableConnections.map(({ id, reason }) => ({
      to: "/operator#connections",
      title: t("unreadableConnection", { id }),
      text: t("unreadableConnectionText", { reason }),
      bad: true,
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
    }),
  ];
  return [
    ...alertNeedsOf(overview, "critical"),
    ...needs.filter(({ bad }) => bad),
    ...alertNeedsOf(overview, "serious"),
    ...needs.filter(({ bad }) => !bad),
    ...alertNeedsOf(overview, "soon"),
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
