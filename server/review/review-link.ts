import type { Booking } from "../domain/booking/booking.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { epochMsOf, type Instant } from "../domain/values/instant.ts";
import type { Clock, SecretBox } from "../ports.ts";

const PURPOSE = "review link";

type SignedDetails = Pick<Booking, "id" | "clientUserId" | "clientEmail">;

/** What a mailed link says of itself. Unverified. */
export interface HeldReviewLink {
  readonly bookingId: BookingId;
  /** When it ends, in milliseconds since 1970, as digits. */
  readonly until: string;
  readonly key: string;
}

/**
 * The address at which whoever holds it reviews this booking's session, and does nothing else, until `endsAt`: for one mail to its client. It opens
 * neither the booking nor an account.
 */
export function reviewLinkOf(
  { secretBox, settings }: { readonly secretBox: SecretBox; readonly settings: { readonly appUrl: string } },
  booking: SignedDetails,
  endsAt: Instant,
): string {
  const until = String(epochMsOf(endsAt));
  const key = secretBox.sign(signedTextOf(booking, until), PURPOSE);
  return `${settings.appUrl}/reviews/${booking.id}?until=${until}&key=${key}`;
}

/** Whether this link opens the review of this booking now. It ends with its time, its client's erasure, and their move to another address. */
export function isReviewLink(
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: Clock },
  booking: SignedDetails,
  { bookingId, until, key }: HeldReviewLink,
): boolean {
  if (booking.id !== bookingId || isErasedAddress(booking.clientEmail)) return false;
  if (!secretBox.verify(signedTextOf(booking, until), key, PURPOSE)) return false;
  return epochMsOf(clock.now()) < Number(until);
}

function signedTextOf({ id, clientUserId, clientEmail }: SignedDetails, until: string): string {
  return `${id} ${clientUserId} ${clientEmail.toLowerCase()} ${until}`;
}
