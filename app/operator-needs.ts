import type { MoneyTrouble } from "../server/domain/booking-money.ts";
import { timeZone } from "../server/domain/instant.ts";
import { formatMoney } from "../server/domain/money.ts";
import { answerInWords } from "./dispute-words.ts";
import type { OperationsOverview } from "./page-data.ts";

/** One thing that waits for an operator. */
export interface OperatorNeed {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly bad: boolean;
}

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

/** The most pressing first: money, then what was given up, then connections. */
export function operatorNeedsOf(overview: OperationsOverview): OperatorNeed[] {
  const { connections, givenUp, inTrouble, openDrifts } = overview;
  const needs: OperatorNeed[] = inTrouble.map((booking) => ({
    to: `/operator/bookings/${booking.id}`,
    title: `${booking.sessionTypeName}: ${booking.clientName}`,
    text: troubleOf(booking),
    bad: booking.troubles.length > 0,
  }));
  const refunds = givenUp.orders.filter((type) => type === "requestRefund").length;
  const others = givenUp.orders.length - refunds + givenUp.deliveries;
  if (refunds > 0) {
    needs.push({
      to: "/operator/letters",
      title: refunds === 1 ? "A refund was given up" : `${refunds} refunds were given up`,
      text: "Stripe refused, for good. The money has not gone back.",
      bad: true,
    });
  }
  if (others > 0) {
    needs.push({
      to: "/operator/letters",
      title: others === 1 ? "One thing was given up" : `${others} things were given up`,
      text: "An order or a delivery that went wrong for good. Read what it was for, then try it again or drop it.",
      bad: true,
    });
  }
  if (openDrifts > 0) {
    needs.push({
      to: "/operator/reconciliation",
      title: openDrifts === 1 ? "One difference waits for you" : `${openDrifts} differences wait for you`,
      text: "Bookings, Stripe and the calendars do not agree, and a person must decide.",
      bad: true,
    });
  }
  const dead = connections.filter(({ isDead }) => isDead);
  if (dead.length > 0) {
    needs.push({
      to: "/operator#connections",
      title:
        dead.length === 1 ? "A Calendly connection is down" : `${dead.length} Calendly connections are down`,
      text: `${dead.map(({ builder }) => builder.displayName).join(", ")}: clients cannot book there. The builder must connect again; we have written to them.`,
      bad: false,
    });
  }
  return needs;
}

function troubleOf({
  troubles,
  disputes,
  isRefundedOutside,
}: OperationsOverview["inTrouble"][number]): string {
  const [trouble] = troubles;
  if (trouble !== undefined) return moneyTroubleInWords(trouble);
  const [dispute] = disputes;
  if (dispute !== undefined) {
    return `The client’s bank asks about ${formatMoney(dispute.amount)}. ${answerInWords(dispute.answerDueAt, timeZone("UTC"))}`;
  }
  return isRefundedOutside
    ? "The whole price was returned in Stripe’s dashboard. Somebody must say whether the session is on."
    : "Look at its money.";
}
