import type { BookingEventType } from "./booking-event.ts";
import type { Cause } from "./booking-event.ts";

const PARTIES: Readonly<Record<string, string>> = {
  client: "the client",
  builder: "you",
  operator: "the operator",
};

/** What happened, as the builder reads it. Facts of older versions stay readable by their own name. */
export function eventInWords(eventType: string, by: string | null): string {
  const who = by === null ? undefined : PARTIES[by];
  const words = {
    BOOKING_INITIATED: "Booking begun",
    TIME_BOOKED: "Time picked and held",
    DEADLINE_PASSED: "No time was picked; the booking lapsed",
    CHECKOUT_REQUESTED: "Payment page opened",
    FREE_CONFIRMED: "Confirmed; nothing to pay",
    HOLD_ENDED: "The hold on the time ended",
    CHECKOUT_PAID: "Paid",
    PAYMENT_DECLINED: "Payment declined",
    PAYMENT_PROCESSING: "Payment under way; the bank takes its time",
    CHECKOUT_NOT_OPENED: "The payment page could not be opened",
    CHECKOUT_EXPIRED: "Payment page closed unpaid; the time was given back",
    TIME_MOVED: who === undefined ? "Moved to another time" : `Moved to another time by ${who}`,
    TIME_CANCELED: who === undefined ? "Canceled at Calendly" : `Canceled by ${who} at Calendly`,
    CANCEL_REQUESTED: who === undefined ? "Canceled" : `Canceled by ${who}`,
    SESSION_ENDED: "Took place",
    REFUND_SETTLED: "Money returned to the client",
  } satisfies Record<BookingEventType | "BOOKING_INITIATED", string>;
  return eventType in words
    ? words[eventType as keyof typeof words]
    : eventType.toLowerCase().replaceAll("_", " ");
}

/** Who brought the news, as the builder reads it. */
export function causeInWords(kind: Cause["kind"]): string {
  switch (kind) {
    case "client":
      return "by the client";
    case "builder":
      return "by you";
    case "operator":
      return "by the operator";
    case "calendly":
      return "told by Calendly";
    case "stripe":
      return "told by Stripe";
    case "worker":
    case "seed":
      return "by the system";
  }
}
