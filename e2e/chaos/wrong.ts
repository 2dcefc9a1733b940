import type { BookingContext, BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";

/** What must not be. Each with its own row in the table of figures. */
export const WRONGS = [
  "bookings lost",
  "charges lost",
  "bookings confirmed unpaid",
  "double charges kept",
  "double refunds",
  "refunds above what was paid",
  "refunds other than policy or promise",
  "refunds on top of what the bank took",
  "disputes other than the bank says",
  "delayed payments neither booked nor over",
  "orphan Calendly events",
  "bookings without their Calendly event",
  "group seats other than people took or left",
  "group events canceled",
  "bookings left half-way",
  "confirmed and not told",
  "breaks in the history",
  "dead letters",
  "open drifts",
  "events out of order",
  "events other than the history",
  "events not delivered",
  "webhooks with another signature",
  "webhooks nobody asked for",
  "webhooks other than their event",
  "the feed other than the events",
] as const;
export type Wrong = (typeof WRONGS)[number];

export interface Violation {
  readonly wrong: Wrong;
  readonly what: string;
}

/** Takes down what is wrong. */
export type Report = (wrong: Wrong, what: string) => void;

/** A booking as its client's list has it. */
export interface Listed {
  readonly id: BookingId;
  readonly state: BookingState;
  readonly context: BookingContext;
}

export const STANDS: readonly BookingState[] = ["CONFIRMED", "COMPLETED"];
export const IS_OVER: readonly BookingState[] = ["ABANDONED", "CANCELED", "REFUNDED"];
