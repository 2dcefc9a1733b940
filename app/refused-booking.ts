import type { Refusal } from "../server/domain/booking/refusal.ts";
import { isBookingId } from "../server/domain/values/ids.ts";

/** Those that name nothing. */
const PLAIN = [
  "session_type_inactive",
  "no_times",
  "calendar_unavailable",
  "trouble_on_our_side",
  "too_many_bookings",
  "address_unconfirmed",
  "own_session",
] as const satisfies readonly Refusal["code"][];
/** Those that name another booking of theirs. */
const NAMING = ["unpaid_booking_exists", "payment_under_way"] as const satisfies readonly Refusal["code"][];

/** Why a booking that was to begin by itself after the sign-in did not, for the address of the page that says so. Empty for what is never an answer to that. */
export function refusedQuery(refusal: Refusal): URLSearchParams {
  const naming = NAMING.find((code) => code === refusal.code);
  if (naming !== undefined && "bookingId" in refusal)
    return new URLSearchParams({ refused: naming, booking: refusal.bookingId });
  const plain = PLAIN.find((code) => code === refusal.code);
  return new URLSearchParams(plain === undefined ? {} : { refused: plain });
}

/** The refusal that an address names; null where it names none. An address comes from anywhere: it chooses among our own sentences alone. */
export function refusalIn(query: URLSearchParams): Refusal | null {
  const named = query.get("refused");
  const plain = PLAIN.find((code) => code === named);
  if (plain !== undefined) return { code: plain };
  const naming = NAMING.find((code) => code === named);
  const bookingId = query.get("booking") ?? "";
  return naming !== undefined && isBookingId(bookingId) ? { code: naming, bookingId } : null;
}
