import {
  isHeldByBank,
  isRefundedOutside,
  moneyTroublesOf,
} from "../../server/domain/booking/booking-money.ts";
import {
  processingCheckoutOf,
  type BookingContext,
  type BookingState,
} from "../../server/domain/booking/booking.ts";
import type { IconName } from "../components/page/icon.tsx";
import { obligationStageOf, type RefundDetails } from "./money-summary.ts";

/** Who reads it. */
export type Side = "client" | "builder" | "operator";

export interface StatusWords {
  readonly words: string;
  readonly icon: IconName;
  readonly color: "text-good" | "text-warn" | "text-bad" | "text-soft";
}

const STATUS = {
  INITIATED: { words: "Waiting for you to pick a time", icon: "calendar", color: "text-warn" },
  SCHEDULED: { words: "Time held, not paid yet", icon: "clock", color: "text-warn" },
  PAYMENT_PENDING: { words: "Waiting for the payment", icon: "card", color: "text-warn" },
  PAYMENT_FAILED: { words: "Payment declined, not booked yet", icon: "warning", color: "text-bad" },
  CONFIRMED: { words: "Booked", icon: "check", color: "text-good" },
  COMPLETED: { words: "Took place", icon: "check", color: "text-soft" },
  ABANDONED: { words: "Lapsed", icon: "clock", color: "text-soft" },
  CANCELED: { words: "Canceled", icon: "cross", color: "text-soft" },
  REFUNDED: { words: "Money returned", icon: "back", color: "text-soft" },
} satisfies Record<BookingState, StatusWords>;

/** For lists, which do not read refunds. */
const NOT_ASKED: RefundDetails = { refunds: [], deadObligations: [] };

/** A booking's status in a few words: its state, and what is unusual about its money or its session. */
export function bookingStatusWords(
  state: BookingState,
  context: BookingContext,
  side: Side,
  details: RefundDetails = NOT_ASKED,
): StatusWords {
  const status = STATUS[state];
  const trouble = troubleWords(state, context, side, details);
  if (trouble !== null) {
    const isOver = status.color === "text-soft";
    return { ...trouble, words: isOver ? `${status.words}: ${lowered(trouble.words)}` : trouble.words };
  }
  if (state === "INITIATED" && side !== "client") {
    return { ...status, words: "Waiting for the client to pick a time" };
  }
  if (state === "PAYMENT_PENDING" && processingCheckoutOf(context) !== null) {
    return { words: "Payment in progress", icon: "clock", color: "text-warn" };
  }
  if (state === "COMPLETED" && context.noShowAt !== null) {
    return { words: "Marked as missed by the client", icon: "warning", color: "text-soft" };
  }
  if (state === "CANCELED" && context.rejectedBecause !== null) {
    return { ...status, words: "Canceled: not what was chosen" };
  }
  return status;
}

/** What somebody waits for or must do; null when nothing is unusual. The most pressing first. */
function troubleWords(
  state: BookingState,
  context: BookingContext,
  side: Side,
  details: RefundDetails,
): StatusWords | null {
  const { disputes, refundObligations } = context;
  if (isRefundedOutside(state, context)) {
    return side === "client"
      ? { words: "Booked, and your money returned", icon: "warning", color: "text-warn" }
      : { words: "Price returned: is it still on?", icon: "warning", color: "text-warn" };
  }
  const undecided = disputes.filter(({ status }) => status === "open");
  if (undecided.length > 0) {
    const words = undecided.some(isHeldByBank) ? "Payment disputed" : "The bank asks about the payment";
    return { words, icon: "warning", color: "text-warn" };
  }
  const stages = refundObligations.map((obligation) => obligationStageOf(obligation, details));
  const stage = OBLIGATION_STAGES.find((one) => stages.includes(one));
  if (stage !== undefined) {
    return state === "CONFIRMED" || state === "PAYMENT_FAILED"
      ? null
      : { words: obligationWords(stage, side), icon: "back", color: "text-warn" };
  }
  if (moneyTroublesOf(state, context).some(({ kind }) => kind === "refund_failed")) {
    return { words: "Refund could not be made", icon: "warning", color: "text-bad" };
  }
  return null;
}

/** The most pressing first. */
const OBLIGATION_STAGES = ["dead", "needs_the_client", "for_the_bank", "asked", "at_the_bank"] as const;

function obligationWords(stage: (typeof OBLIGATION_STAGES)[number], side: Side): string {
  switch (stage) {
    case "dead":
      return side === "client" ? "Money is owed to you" : "Refund not made yet";
    case "needs_the_client":
      return side === "client" ? "Your bank asks for something first" : "The bank asks the client first";
    case "for_the_bank":
      return side === "client" ? "Your bank decides first" : "Refund waits for the bank";
    case "asked":
      return "Refund requested, not arrived yet";
    case "at_the_bank":
      return "Refund on its way";
  }
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
