import type { Cause, RecordedBookingEvent } from "../booking/booking-event.ts";

/** Who reads a history: the one who is spoken to as "you". */
export type HistoryReader = "builder" | "client" | "operator";

/** How this reader knows a party; null for one who is not known, or is nobody. */
function partyInWords(party: string | null, reader: HistoryReader): string | null {
  if (party === reader) return "you";
  if (party === "client") return "the client";
  if (party === "builder") return reader === "client" ? "the expert" : "the builder";
  if (party === "operator") return reader === "client" ? "us" : "the operator";
  return null;
}

/** A line of a history, as far as its headline goes. */
export interface HistoryHeadline {
  readonly eventType: string;
  /** The party that the event names; null when it names none. */
  readonly by: string | null;
  /** Why, or of what kind, in the machine's own word; null where nothing is to be said. */
  readonly reason: string | null;
}

/** What happened, as this reader reads it. Events of older versions stay readable by their own name. */
export function eventInWords({ eventType, by, reason }: HistoryHeadline, reader: HistoryReader): string {
  const who = partyInWords(by, reader);
  const byWhom = who === null ? "" : ` by ${who}`;
  const words = {
    BOOKING_INITIATED: "Booking started",
    TIME_BOOKED: "Time picked and held",
    DEADLINE_PASSED: "No time was picked; the booking lapsed",
    CHECKOUT_REQUESTED: "Payment started",
    CHECKOUT_OPENED: "Payment page opened",
    FREE_CONFIRMED: "Confirmed; nothing to pay",
    HOLD_ENDED: "The hold on the time ended",
    CHECKOUT_PAID: "Paid",
    PAYMENT_DECLINED: "Payment declined",
    PAYMENT_PROCESSING: "Payment in progress at the bank",
    CHECKOUT_NOT_OPENED: "The payment page could not be opened",
    CHECKOUT_EXPIRED: "Payment page closed unpaid",
    TIME_MOVED: `Moved to another time${byWhom}`,
    TIME_CANCELED: `Canceled${byWhom} at Calendly`,
    CANCEL_REQUESTED: `Canceled${byWhom}`,
    TIME_REJECTED: "Canceled: another session was booked at Calendly than the one that was bought",
    SESSION_ENDED: "The time of the session is over",
    REFUND_SETTLED: `Money returned to ${partyInWords("client", reader) ?? ""}`,
    REFUND_FAILED: "A refund failed; the money is not back yet",
    REFUND_WITHHELD: "A refund waits: the bank decides a dispute first",
    REFUND_WAIVED: "All or a part of what was to be refunded was returned in another way",
    REFUND_REQUESTED: `A refund was granted${byWhom}`,
    DISPUTE_OPENED: disputeInWords(reason, reader),
    DISPUTE_CLOSED: "The bank has decided about the payment",
    SESSION_KEPT: `The session stays on although its price was returned, as decided${byWhom}`,
    NO_SHOW_MARKED: `Marked at Calendly: ${partyInWords("client", reader) ?? ""} did not come`,
    NO_SHOW_CLEARED: `No longer marked at Calendly: ${partyInWords("client", reader) ?? ""} did come`,
    LETTER_RETRIED: "A job that had failed is tried again",
    LETTER_DROPPED: "A job that had failed was dropped",
  } satisfies Record<RecordedBookingEvent["type"] | "BOOKING_INITIATED", string>;
  return eventType in words
    ? words[eventType as keyof typeof words]
    : eventType.toLowerCase().replaceAll("_", " ");
}

/** An inquiry is only a question: no dispute yet, and no money has moved. */
function disputeInWords(stage: string | null, reader: HistoryReader): string {
  const ofReader = reader === "client";
  return stage === "inquiry"
    ? `${ofReader ? "Your" : "The client’s"} bank asks about the payment`
    : `${ofReader ? "You have" : "The client has"} disputed the payment at the bank`;
}

/** Who caused the event, as this reader reads it. */
export function causeInWords(kind: Cause["kind"], reader: HistoryReader): string {
  switch (kind) {
    case "client":
    case "builder":
    case "operator":
      return `by ${partyInWords(kind, reader) ?? ""}`;
    case "calendly":
      return "reported by Calendly";
    case "stripe":
      return "reported by Stripe";
    case "worker":
    case "seed":
      return "by the system";
  }
}
