import { findBooking } from "../../db/bookings/bookings.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { listLinkableBookings, type LinkableBooking } from "../../db/bookings/lists/linkable-bookings.ts";
import type { BookingState } from "../domain/booking/booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import { linkEndsAt } from "../domain/booking/time-limits.ts";
import type { BookingDeps, BookingSettings } from "./booking-deps.ts";

const PURPOSE = "booking link";

type SigningDeps = Pick<BookingDeps, "secretBox"> & { readonly settings: Pick<BookingSettings, "appUrl"> };
type SignedDetails = Pick<LinkableBooking, "id" | "clientUserId" | "clientEmail">;
type CheckingDeps = Pick<BookingDeps, "secretBox" | "clock">;

/** A key with the booking that it claims to open. Unverified. */
export interface HeldBookingLink {
  readonly bookingId: BookingId;
  readonly key: string;
}

/**
 * The address that opens this booking, and nothing else, for whoever holds it: for mails to its client. The same until the encryption
 * key changes, or the client's address.
 */
export function bookingLinkOf({ secretBox, settings }: SigningDeps, booking: SignedDetails): string {
  const key = secretBox.sign(signedTextOf(booking), PURPOSE);
  return `${settings.appUrl}/bookings/${booking.id}/link?key=${key}`;
}

/** Whether this key opens this booking now. A link ends with its client's erasure or move to another address, and with its booking: 30 days after the last change of one that is over. */
export function isBookingLink(deps: CheckingDeps, booking: LinkableBooking, key: string): boolean {
  if (isErasedAddress(booking.clientEmail)) return false;
  if (!deps.secretBox.verify(signedTextOf(booking), key, PURPOSE)) return false;
  return !isOver(booking.state) || deps.clock.now() < linkEndsAt(booking.updatedAt);
}

/** The bookings that these links open now. */
export async function listLinkedBookingIds(
  deps: CheckingDeps & Pick<BookingDeps, "database">,
  links: readonly HeldBookingLink[],
): Promise<BookingId[]> {
  const ids = [...new Set(links.map(({ bookingId }) => bookingId))];
  const bookings = await listLinkableBookings(deps.database.kysely, ids);
  return bookings
    .filter((booking) =>
      links.some(({ bookingId, key }) => bookingId === booking.id && isBookingLink(deps, booking, key)),
    )
    .map(({ id }) => id);
}

/** What a link is about, for the page that asks before it is opened. Null when it opens nothing, whatever the reason. */
export async function findByBookingLink(
  deps: CheckingDeps & Pick<BookingDeps, "database">,
  { bookingId, key }: HeldBookingLink,
): Promise<{ readonly sessionTypeName: string; readonly builderName: string } | null> {
  const db = deps.database.kysely;
  const booking = await findBooking(db, bookingId);
  if (booking === null || !isBookingLink(deps, booking, key)) return null;
  const builder = await getBuilder(db, booking.builderId);
  return { sessionTypeName: booking.sessionTypeName, builderName: builder.displayName };
}

/** With the client and their address, so that a link outlives neither a booking's passing to another account nor the account's moving to another mailbox. */
function signedTextOf({ id, clientUserId, clientEmail }: SignedDetails): string {
  return `${id} ${clientUserId} ${clientEmail.toLowerCase()}`;
}

function isOver(state: BookingState): boolean {
  switch (state) {
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
    case "CONFIRMED":
      return false;
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return true;
  }
}
