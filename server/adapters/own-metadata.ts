import type Stripe from "stripe";
import { isBookingId, type BookingId } from "../domain/values/ids.ts";
import type { Installation, KnowsEffect } from "../ports.ts";

/** What tells this installation's objects at Stripe from all others. */
export interface Ownership {
  readonly installation: Installation;
  readonly knowsEffect: KnowsEffect;
}

/** The metadata that marks an object at Stripe as this installation's. */
export function installationMark(owner: Ownership | null) {
  return owner === null ? {} : { installation_id: owner.installation.id };
}

/**
 * Our metadata on one of Stripe's objects; null when it is another installation's. An object without an installation's id was made by a version
 * before there were ids, or by somebody else who names a booking: it is ours only when we have that effect of that booking.
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
