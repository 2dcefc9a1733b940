import type { BookingTransition } from "../../../db/history/booking-history.ts";
import type { Cause } from "../../domain/booking/booking-event.ts";
import type { BookingState } from "../../domain/booking/booking.ts";
import type { HistoryReader } from "../../domain/text/history-in-words.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { isMoney, money, type Money } from "../../domain/values/money.ts";

/** One line of a booking's history, as its readers see it. */
export interface HistoryLine {
  readonly version: number;
  readonly toState: BookingState;
  readonly eventType: string;
  /** The party that the event names; null when it names none. */
  readonly by: string | null;
  readonly causeKind: Cause["kind"];
  readonly happenedAt: Instant;
  /** The money that the event is about; null when it is about none. */
  readonly amount: Money | null;
  /**
   * Why, in the machine's own word: a refund's reason, what was wrong with a time, how far a dispute has come and how it ended; null where
   * nothing is to be said.
   */
  readonly reason: string | null;
  /** What a person wrote, where the reader may see it; null when there was nothing, or it was erased. */
  readonly note: string | null;
}

/** An operator's housekeeping, the first in histories from before it was the operators' audit's: it says nothing about the session, and its note is not meant for clients. */
const OPERATORS_ONLY: readonly string[] = ["LETTER_RETRIED", "LETTER_DROPPED"];

/** The types of lines that this reader does not see. */
export function hiddenFrom(reader: HistoryReader): readonly string[] {
  return reader === "client" ? OPERATORS_ONLY : [];
}

/** A stretch of a booking's history for one reader, oldest first. Notes that were written to the client are the client's; the others are not. */
export function historyLinesOf(
  transitions: readonly BookingTransition[],
  reader: HistoryReader,
): HistoryLine[] {
  return transitions
    .filter(({ event }) => !hiddenFrom(reader).includes(event.type))
    .map((transition) => {
      const { version, toState, event, cause, happenedAt } = transition;
      return {
        version,
        toState,
        eventType: event.type,
        by: textOrNull(event["by"]),
        causeKind: cause.kind,
        happenedAt,
        amount: event.type === "BOOKING_INITIATED" ? null : moneyOrNull(event["amount"]),
        reason: textOrNull(event["reason"] ?? event["because"] ?? event["outcome"] ?? event["stage"]),
        note: noteFor(transition, reader),
      };
    });
}

function noteFor({ event, note }: BookingTransition, reader: HistoryReader): string | null {
  switch (event.type) {
    // Who booked stands on the page anyway.
    case "BOOKING_INITIATED":
      return null;
    // Whoever cancels says it to everybody who has to do with the booking.
    case "CANCEL_REQUESTED":
    case "TIME_CANCELED":
      return note;
    case "REFUND_REQUESTED":
      return reader !== "client" || event["reason"] !== "again" ? note : null;
    default:
      return reader === "client" ? null : note;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Lines of old versions stay readable, so their form is not relied on. */
function moneyOrNull(value: unknown): Money | null {
  if (typeof value !== "object" || value === null || !("amountMinor" in value) || !("currency" in value))
    return null;
  const { amountMinor, currency } = value;
  if (typeof amountMinor !== "number" || typeof currency !== "string") return null;
  return isMoney(amountMinor, currency) ? money(amountMinor, currency) : null;
}
