import { isOwnedBy } from "../domain/booking/booking-owner.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { HistoryReader } from "../domain/text/history-in-words.ts";
import type { Actor } from "./procedure-context.ts";

/** By its link, or signed in as whoever owns it. */
export function isClientOf(actor: Actor, booking: Booking): boolean {
  if (actor.linkedBookingIds?.includes(booking.id) === true) return true;
  return actor.kind !== "nobody" && isOwnedBy(booking, actor);
}

/** In which role somebody may read a booking; null when they may not. */
export function findReader(actor: Actor, booking: Booking): HistoryReader | null {
  if (isClientOf(actor, booking)) return "client";
  if (actor.kind === "nobody") return null;
  if (actor.kind === "operator") return "operator";
  return actor.builderId !== null && booking.builderId === actor.builderId ? "builder" : null;
}
