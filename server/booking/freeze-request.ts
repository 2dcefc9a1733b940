import { findCallerWishes } from "../../db/bookings/caller-wishes.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Effect, EffectKey } from "../domain/booking/booking-effect.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { ProviderRequest } from "../domain/providers/provider-request.ts";
import { checkoutTexts } from "../domain/text/en/booking/checkout.ts";
import { formatDayAndTime, formatMinutes } from "../domain/text/formats.ts";
import { textIn } from "../domain/text/place.ts";
import type { PaymentRequests } from "../ports.ts";
import { languageOfClient } from "../mails/language-of-mail.ts";

export interface FreezeDeps {
  readonly payments: PaymentRequests;
  readonly settings: { readonly appUrl: string };
}

/**
 * Completes an effect to the whole request that it stands for: names, addresses and words as they are now, in the transaction that gives
 * the effect. Null for an effect that is no request under an idempotency key: it is looked up, or composed, when it is carried out.
 */
export async function freezeRequest(
  tx: Queryable,
  { payments, settings }: FreezeDeps,
  booking: Booking,
  { key: effectKey, effect }: { readonly key: EffectKey; readonly effect: Effect },
): Promise<ProviderRequest | null> {
  switch (effect.type) {
    case "openCheckout": {
      const { price, calendlyEventId, startsAt, timeZone, expiresAt, delayedMethods } = effect.params;
      const builder = await getBuilder(tx, booking.builderId);
      const page = `${settings.appUrl}/bookings/${booking.id}`;
      // Read here: the very transaction may have written them.
      const { metadata, returnUrls } = await findCallerWishes(tx, booking.id);
      const language = await languageOfClient(tx, booking);
      const t = textIn(checkoutTexts, language);
      return payments.describeCheckout({
        bookingId: booking.id,
        effectKey,
        price,
        lineItemName: t("item", { session: booking.sessionTypeName, builder: builder.displayName }),
        lineItemDescription: t("details", {
          when: formatDayAndTime(startsAt, timeZone, language),
          length: formatMinutes(booking.durationMinutes, language),
        }),
        clientEmail: booking.clientEmail,
        calendlyEventId,
        expiresAt,
        delayedMethods,
        successUrl: returnUrls?.successUrl ?? `${page}?checkout={CHECKOUT_SESSION_ID}`,
        cancelUrl: returnUrls?.cancelUrl ?? `${page}?checkout_canceled=1`,
        callerMetadata: metadata,
      });
    }
    case "requestRefund": {
      const { paymentIntentId, amount } = effect.params;
      return payments.describeRefund({ bookingId: booking.id, effectKey, paymentIntentId, amount });
    }
    case "expireCheckout":
    case "releaseTime":
    case "declineInvitee":
    case "createSchedulingLink":
    case "remindToPay":
    case "inviteToReview":
    case "remindOfSession":
    case "tell":
      return null;
  }
}
