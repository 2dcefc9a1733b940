import type { Booking } from "./booking.ts";
import type { ConfirmedAddress } from "../values/confirmed-address.ts";
import type { UserId } from "../values/ids.ts";

/** Somebody with an account. */
export interface AccountHolder {
  readonly userId: UserId;
  /** Null while nobody has shown that the account's address is theirs. */
  readonly confirmed: ConfirmedAddress | null;
}

/** Whether a booking is this person's: what an account began here is the account's, what was found by an address is that of whoever confirmed the address. */
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
