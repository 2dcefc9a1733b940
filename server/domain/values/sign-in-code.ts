import type { SessionTypeId } from "./ids.ts";
import type { Instant, TimeZone } from "./instant.ts";

/** What a mailed code signs in for: said on the page and in the mail in our own words, never in those of whoever asked for it. */
export type CodePurpose =
  { readonly kind: "book"; readonly sessionTypeId: SessionTypeId } | { readonly kind: "sign_in" };

/** What was chosen and typed before the code was asked for: it is kept with the code, and so goes on in another browser as well. */
export interface CodeChoice {
  /** As they typed it: what a new account is called. Empty when nobody asked. */
  readonly name: string;
  /** The start that they chose. A wish: Calendly decides. */
  readonly at: Instant | null;
  readonly timeZone: TimeZone | null;
  /** Where they came from, as the funnel counts it. */
  readonly source: string | null;
}

/** A code that was mailed, as the browser that asked for it may see it. */
export interface CodeUnderWay {
  /** Names the code and gives no access. A form holds it, so that of two pages of a browser none enters the other's. */
  readonly id: string;
  readonly email: string;
  readonly purpose: CodePurpose;
  readonly choice: CodeChoice;
  /** A path of ours. */
  readonly next: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  /** Whether it is too late, or it was tried too often: what was typed is still there, to ask for another. */
  readonly isOver: boolean;
  readonly triesLeft: number;
}

/** 10 min: long enough for a slow mail server and a phone that is in the next room. */
export const CODE_MINUTES = 10;

/** 3: a mistyped digit, and another; whoever guesses has three chances in a million for each mail that the owner gets. */
export const CODE_TRIES_MAX = 3;

/** 1 h: what was typed and chosen is there as long, to ask for another code with. */
export const CODE_KEPT_MINUTES = 60;

const CODE_DIGITS = 6;

/** The code that somebody typed or pasted: digits of any script, with spaces or hyphens between them. Null when it is none, which is no try. Pure. */
export function codeTyped(text: string): string | null {
  if (text.length > 100) return null;
  const digits = text.replaceAll(/[\s\p{Cf}\p{Pd}]/gu, "").replaceAll(/\p{Nd}/gu, latinDigit);
  return digits.length === CODE_DIGITS && /^[0-9]+$/.test(digits) ? digits : null;
}

/** Unicode has the ten digits of a script in a row, which begins with its zero after what is none. */
function latinDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}
