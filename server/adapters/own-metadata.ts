import type Stripe from "stripe";
import { isBookingId, type BookingId } from "../domain/values/ids.ts";
import type { Installation, KnowsEffect } from "../ports.ts";

/** What tells this installation's objects at Stripe from all others. */
export interface Ownership {
  readonly installation: Installation;
  readonly knowsEffect: KnowsEffect;
}

/** By which an object at Stripe is known as this installation's. */
export function installationMark(owner: Ownership | null) {
  return owner === null ? {} : { installation_id: owner.installation.id };
}

/**
 * What we have written on any of Stripe's objects; null when another installation has. One without an id is from before there were any, or
 * somebody else's who names a booking: it is ours only when we have given that very effect for that very booking.
 */
export async function ownMetadata(
  metadata: Stripe.Metadata | null,
  owner: Ownership | null,
): Promise<Stripe.Metadata | null> {
  if (owner === null || metadata === null) return metadata;
  const id = metadata["installation_id"];
  if (id !== undefined) {
    const { installation } = owner;
    return id === installation.id || installation.formerIds.includes(id) ? metadata : null;
  }
  const bookingId = bookingIdOf(metadata);
  const effectKey = metadata["effect_key"];
  if (bookingId === null || effectKey === undefined) return null;
  return (await owner.knowsEffect(bookingId, effectKey)) ? metadata : null;
}

/** Our own metadata on any of Stripe's objects; null when it is not ours. */
export function bookingIdOf(metadata: Stripe.Metadata | null): BookingId | null {
  const id = metadata?.["booking_id"];
  return id !== undefined && isBookingId(id) ? id : null;
}
