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
import { bookingStatus } from "../../server/domain/text/en/booking/status.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn, type Text } from "../../server/domain/text/place.ts";
import type { IconName } from "../components/page/icon.tsx";
import type { StatusTone } from "../components/page/status-pill.tsx";
import { obligationStageOf, type RefundDetails } from "./money-summary.ts";

/** Who reads it. */
export type Side = "client" | "builder" | "operator";

export interface StatusWords {
  readonly words: string;
  readonly icon: IconName;
  readonly tone: StatusTone;
}

type Look = Omit<StatusWords, "words">;

const LOOKS = {
  INITIATED: { icon: "calendar", tone: "notice" },
  SCHEDULED: { icon: "clock", tone: "notice" },
  PAYMENT_PENDING: { icon: "card", tone: "notice" },
  PAYMENT_FAILED: { icon: "warning", tone: "bad" },
  CONFIRMED: { icon: "check", tone: "good" },
  COMPLETED: { icon: "check", tone: "plain" },
  ABANDONED: { icon: "clock", tone: "plain" },
  CANCELED: { icon: "cross", tone: "plain" },
  REFUNDED: { icon: "back", tone: "plain" },
} satisfies Record<BookingState, Look>;

/** For lists, which do not read refunds. */
export const NO_REFUNDS_READ: RefundDetails = { refunds: [], deadObligations: [] };

/** A booking's status in a few words: its state, and what is unusual about its money or its session. */
export function bookingStatusWords(
  state: BookingState,
  context: BookingContext,
  reader: Side,
  details: RefundDetails,
  language: Language,
): StatusWords {
  const t = textIn(bookingStatus, language);
  const look = LOOKS[state];
  const trouble = troubleOf(state, context, details);
  if (trouble !== null) {
    const isOver = look.tone === "plain";
    return {
      ...lookOf(trouble),
      words: isOver ? t("over", { state, trouble, reader }) : troubleInWords(trouble, reader, t),
    };
  }
  if (state === "PAYMENT_PENDING" && processingCheckoutOf(context) !== null) {
    return { words: t("paymentInProgress"), icon: "clock", tone: "notice" };
  }
  if (state === "COMPLETED" && context.noShowAt !== null) {
    return { words: t("missed"), icon: "warning", tone: "plain" };
  }
  if (state === "CANCELED" && context.rejectedBecause !== null) {
    return { ...look, words: t("notWhatWasChosen") };
  }
  return { ...look, words: state === "INITIATED" ? t(state, { reader }) : t(state) };
}

type Trouble =
  "refundedOutside" | "disputed" | "inquiry" | (typeof OBLIGATION_STAGES)[number] | "refund_failed";

/** The most pressing first. */
const OBLIGATION_STAGES = ["dead", "needs_the_client", "for_the_bank", "asked", "at_the_bank"] as const;

/** What somebody waits for or must do; null when nothing is unusual. The most pressing first. */
function troubleOf(state: BookingState, context: BookingContext, details: RefundDetails): Trouble | null {
  const { disputes, refundObligations } = context;
  if (isRefundedOutside(state, context)) return "refundedOutside";
  const undecided = disputes.filter(({ status }) => status === "open");
  if (undecided.length > 0) return undecided.some(isHeldByBank) ? "disputed" : "inquiry";
  const stages = refundObligations.map((obligation) => obligationStageOf(obligation, details));
  const stage = OBLIGATION_STAGES.find((one) => stages.includes(one));
  if (stage !== undefined) return state === "CONFIRMED" || state === "PAYMENT_FAILED" ? null : stage;
  const hasFailed = moneyTroublesOf(state, context).some(({ kind }) => kind === "refund_failed");
  return hasFailed ? "refund_failed" : null;
}

function troubleInWords(trouble: Trouble, reader: Side, t: Text<(typeof bookingStatus)["english"]>): string {
  switch (trouble) {
    case "refundedOutside":
    case "dead":
    case "needs_the_client":
    case "for_the_bank":
      return t(trouble, { reader });
    case "disputed":
    case "inquiry":
    case "asked":
    case "at_the_bank":
    case "refund_failed":
      return t(trouble);
  }
}

function lookOf(trouble: Trouble): Look {
  if (trouble === "refund_failed") return { icon: "warning", tone: "bad" };
  const isBack = OBLIGATION_STAGES.some((stage) => stage === trouble);
  return { icon: isBack ? "back" : "warning", tone: "warn" };
}
