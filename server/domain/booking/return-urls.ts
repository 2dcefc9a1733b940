/** Where a payer is led back to from Stripe; null: to the booking's page. */
export interface ReturnUrls {
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
}

/** Where Stripe puts the checkout's id. */
const PLACEHOLDER = "{CHECKOUT_SESSION_ID}";
/** 2,000: more than any page's address has, and less than Stripe refuses. */
export const RETURN_URL_CHARACTERS_MAX = 2_000;

/**
 * An address that a payer may be led back to, in its one spelling, with Stripe's placeholder kept; null when it leads elsewhere than to one of these
 * origins, names somebody who signs in, or would be sent in the clear. Our own origin is as it is; of others, `http` is for programs under
 * development alone. Pure.
 */
export function returnUrlOf(
  text: string,
  origins: { readonly own: string; readonly others: readonly string[] },
): string | null {
  if (text.length > RETURN_URL_CHARACTERS_MAX || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  const own = new URL(origins.own);
  // The origin alone does not tell: `blob:` addresses have the one that made them.
  const isOwn = url.origin === own.origin && url.protocol === own.protocol;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "localhost");
  if (!isOwn && !(isSafe && origins.others.includes(url.origin))) return null;
  return url.href.replaceAll(encodeURIComponent(PLACEHOLDER), PLACEHOLDER);
}
