import type { Booking } from "./booking.ts";
import type { ConfirmedAddress } from "../values/confirmed-address.ts";
import type { UserId } from "../values/ids.ts";

/** Somebody with an account. */
export interface AccountHolder {
  readonly userId: UserId;
  /** Null while the account's address is not confirmed. */
  readonly confirmed: ConfirmedAddress | null;
}

/**
 * Whether a booking is this person's: one that an account started is the account's; one that is claimed by an address belongs to whoever confirmed
 * the address.
 */
export function isOwnedBy(
  booking: Pick<Booking, "clientUserId" | "clientEmail" | "claimedBy">,
  { userId, confirmed }: AccountHolder,
): boolean {
  if (booking.clientUserId !== userId) return false;
  switch (booking.claimedBy) {
    case "account":
      return true;
    case "address":
      return confirmed === booking.clientEmail.toLowerCase();
    case "nobody":
      return false;
  }
}
