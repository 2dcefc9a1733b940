import type { MoneyTrouble } from "../../server/domain/booking/booking-money.ts";
import { ageInWords } from "./age-in-words.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { clockDifferenceInWords } from "../../server/domain/providers/clock-difference.ts";
import { minutesBetween, type TimeZone } from "../../server/domain/values/instant.ts";
import { formatMoney } from "../../server/domain/values/money.ts";
import { CHECKS_FAIL_MINUTES } from "./connection-needs.ts";
import { openDisputeInWords } from "./dispute-words.ts";
import { countedNeed, type Need } from "./need.ts";
import type { OperationsOverview } from "../page-data.ts";

/** What is wrong with a booking's money, in a sentence. */
export function moneyTroubleInWords({ kind, amount }: MoneyTrouble): string {
  switch (kind) {
    case "owed":
      return `${formatMoney(amount)} should go back to the client, and nothing has been sent.`;
    case "over_returned":
      return `${formatMoney(amount)} more went back than was paid.`;
    case "refund_failed":
      return `Stripe could not return ${formatMoney(amount)}. The client still waits for it.`;
  }
}

/** What is wrong before what only waits, and of each the most pressing first: a wrong clock, which other troubles may come from, that nobody can pay, money, then other failed jobs, then connections. */
export function operatorNeedsOf(overview: OperationsOverview, zone: TimeZone): Need[] {
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
  const dead = connectionsInTrouble.filter(({ isDead }) => isDead);
  const needs: Need[] = [
    ...wrongClocks.map((clock) => ({
      to: "/operator#checks",
      title: `${clock.host}’s clock is ${clockDifferenceInWords(clock)}`,
      text: `For ${ageInWords(clock.since, now)}. Let that server follow a time server (NTP): until then bookings may be refused, signed deliveries too, and holds end at the wrong minute.`,
      bad: true,
    })),
    ...refusedCheckouts.map((refused) => ({
      to: "/operator#payments",
      title: refused.sessionTypeId === null ? "Nobody can pay" : "Nobody can pay for one session",
      text: `Stripe refuses payment pages, seen in ${refused.currency}: ${refused.reason}`,
      bad: true,
    })),
    ...inTrouble.map((booking) => ({
      to: `/operator/bookings/${booking.id}`,
      title: `${booking.sessionTypeName}: ${booking.clientName}`,
      text: troubleOf(booking, zone),
      bad: booking.troubles.length > 0,
    })),
    ...deadRefunds.map(({ key, amount, booking }) => ({
      to: `/operator/failed-jobs#effect:${key}`,
      title: [
        `${amount === null ? "A refund" : `A refund of ${formatMoney(amount)}`} could not be made`,
        ...(booking === null ? [] : [`${booking.sessionTypeName}, ${booking.clientName}`]),
      ].join(": "),
      text: "Stripe refused, for good. The money has not gone back.",
      bad: true,
    })),
    ...countedNeed(
      Math.max(0, deadLetters.refunds - deadRefunds.length),
      Math.max(0, deadLetters.refunds - deadRefunds.length) === 1
        ? "Another refund could not be made"
        : `${Math.max(0, deadLetters.refunds - deadRefunds.length)} more refunds could not be made`,
      {
        to: "/operator/failed-jobs",
        text: "Stripe refused, for good. The money has not gone back.",
        bad: true,
      },
    ),
    ...countedNeed(
      deadLetters.others + deadLetters.deliveries,
      deadLetters.others + deadLetters.deliveries === 1
        ? "One job has failed"
        : `${deadLetters.others + deadLetters.deliveries} jobs have failed`,
      {
        to: "/operator/failed-jobs",
        text: "A request or a delivery that has failed for good. Read what it was for, then try it again or drop it.",
        bad: true,
      },
    ),
    ...countedNeed(
      refusedMails,
      refusedMails === 1
        ? "Some mails about accounts do not get through"
        : `${refusedMails} kinds of mails about accounts do not get through`,
      {
        to: "/operator/failed-jobs#mails",
        text: "The mail server refused them: sign-in links and the like. Whoever waited for one was told so on the page.",
        bad: false,
      },
    ),
    ...countedNeed(
      openDrifts,
      openDrifts === 1 ? "One difference waits for you" : `${openDrifts} differences wait for you`,
      {
        to: "/operator/reconciliation",
        text: "Bookings, Stripe and the calendars do not agree, and a person must decide.",
        bad: true,
      },
    ),
    ...unknownWork.map(({ queue, type, rows, since }) => ({
      to: "/operator/failed-jobs",
      title: `${rows === 1 ? "One" : rows} ${queue === "outbox" ? (rows === 1 ? "job" : "jobs") : rows === 1 ? "delivery" : "deliveries"} of a kind that this version does not know: ${type}`,
      text: `Written by a newer version, and waiting for it for ${ageInWords(since, now)}. Start that version again: nothing of it is lost, and nothing of it is done until then.`,
      bad: true,
    })),
    ...connectionsInTrouble.flatMap(({ builder, isDead, checkFailingSince, checkFailure }) =>
      isDead || checkFailingSince === null || minutesBetween(checkFailingSince, now) < CHECKS_FAIL_MINUTES
        ? []
        : [
            {
              to: "/operator#connections",
              title: `${builder.displayName}’s webhooks at Calendly cannot be checked`,
              text: `For ${ageInWords(checkFailingSince, now)}, ${checkFailureInWords(checkFailure ?? "unexpected")}. What is booked or canceled at Calendly itself may come late.`,
              bad: true,
            },
          ],
    ),
    ...unreadableConnections.map(({ id, reason }) => ({
      to: "/operator#connections",
      title: `The Calendly connection ${id} cannot be read`,
      text: `${reason}. Clients cannot book there until it is repaired; every other connection works.`,
      bad: true,
    })),
    ...countedNeed(
      dead.length,
      dead.length === 1 ? "A Calendly connection is down" : `${dead.length} Calendly connections are down`,
      {
        to: "/operator#connections",
        text: `${dead.map(({ builder }) => builder.displayName).join(", ")}: clients cannot book there. The builder must connect again; we have written to them.`,
        bad: false,
      },
    ),
  ];
  return needs.toSorted((one, other) => Number(other.bad) - Number(one.bad));
}

function troubleOf(
  { troubles, disputes, isRefundedOutside }: OperationsOverview["inTrouble"][number],
  zone: TimeZone,
): string {
  const [trouble] = troubles;
  if (trouble !== undefined) return moneyTroubleInWords(trouble);
  const [dispute] = disputes;
  if (dispute !== undefined) return openDisputeInWords(dispute, zone);
  return isRefundedOutside
    ? "The whole price was returned in Stripe’s dashboard. Somebody must decide whether the session takes place."
    : "Look at its money.";
}
