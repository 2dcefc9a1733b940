/** Unguessable ids of our own: a prefix that says the noun, then 26 characters that hold 128 random bits. */
export type BookingId = `bkg_${string}`;
export type BuilderId = `bld_${string}`;
export type SessionTypeId = `sty_${string}`;
export type CalendlyConnectionId = `cal_${string}`;
export type PublishedEventId = `evt_${string}`;
export type WebhookEndpointId = `whe_${string}`;
export type WebhookDeliveryId = `whd_${string}`;
/** Stripe's Checkout Session id. */
export type CheckoutId = `cs_${string}`;
/** The account a person signs in with; made by the sign-in library. */
export type UserId = string;

/** Crockford's base 32 in lower case: no letter that can be taken for a digit. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const BODY = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** `prefix_` and the 16 bytes in base 32. Randomness is the caller's: the same bytes give the same id. */
export function idFromBytes<Prefix extends string>(prefix: Prefix, bytes: Uint8Array): `${Prefix}_${string}` {
  let bits = 0;
  let pending = 0;
  let text = "";
  for (const byte of bytes.subarray(0, 16)) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  if (bits > 0) text += ALPHABET.charAt((pending << (5 - bits)) & 31);
  return `${prefix}_${text}`;
}

function isId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && BODY.test(text.slice(prefix.length + 1));
}

export function isBookingId(text: string): text is BookingId {
  return isId("bkg", text);
}

export function isBuilderId(text: string): text is BuilderId {
  return isId("bld", text);
}

export function isSessionTypeId(text: string): text is SessionTypeId {
  return isId("sty", text);
}

export function isWebhookEndpointId(text: string): text is WebhookEndpointId {
  return isId("whe", text);
}

export function isWebhookDeliveryId(text: string): text is WebhookDeliveryId {
  return isId("whd", text);
}

export function isPublishedEventId(text: string): text is PublishedEventId {
  return isId("evt", text);
}

export function isCalendlyConnectionId(text: string): text is CalendlyConnectionId {
  return isId("cal", text);
}

/** Strict: only Stripe's alphabet, so that it may stand in a URL path. */
export function isCheckoutId(text: string): text is CheckoutId {
  return /^cs_[A-Za-z0-9_]{8,200}$/.test(text);
}
