import type { Queryable } from "../../db/core/open-database.ts";
import { sharesCard } from "../../db/reviews/payer-cards.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { mailboxOf } from "../domain/values/mailbox.ts";

/**
 * Whether client and builder are one person, as far as can be seen: the same account, the same mailbox, or a card with which the builder has paid a
 * booking of their own.
 */
export async function isSamePerson(
  db: Queryable,
  { id, clientUserId, clientEmail }: Booking,
  { userId, email }: Pick<Builder, "userId" | "email">,
): Promise<boolean> {
  if (userId === clientUserId || mailboxOf(email) === mailboxOf(clientEmail)) return true;
  return sharesCard(db, id, { userId, email });
}
