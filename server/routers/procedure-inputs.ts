import { z } from "zod";
import {
  isBookingId,
  isCheckoutId,
  isSessionTypeId,
  type BookingId,
  type CheckoutId,
  type SessionTypeId,
} from "../domain/values/ids.ts";
import { issueOf, lacking } from "../domain/values/field-problem.ts";
import { parseTimeZone, type TimeZone } from "../domain/values/instant.ts";
import {
  REASON_CHARACTERS_MAX,
  textProblemOf,
  withPlainBreaks,
  type TextShape,
} from "../domain/values/typed-text.ts";

/** What more than one router takes in. */

export const bookingId = z.custom<BookingId>((value) => typeof value === "string" && isBookingId(value));
export const sessionTypeId = z.custom<SessionTypeId>(
  (value) => typeof value === "string" && isSessionTypeId(value),
);
export const checkoutId = z.custom<CheckoutId>((value) => typeof value === "string" && isCheckoutId(value));
export const zone = z.string().transform((name, context): TimeZone => {
  const parsed = parseTimeZone(name);
  if (parsed !== null) return parsed;
  context.addIssue("not a time zone");
  return z.NEVER;
});

/** What a person types into one line: trimmed, at most so long, and nothing in it that cannot be seen. */
export const typedLine = (charactersMax: number) => typed("line", charactersMax);
/** The same of several lines, with `\n` between them. */
export const typedLines = (charactersMax: number) => typed("lines", charactersMax);

function typed(shape: TextShape, charactersMax: number) {
  return z
    .string()
    .transform((text) => (shape === "lines" ? withPlainBreaks(text) : text).trim())
    .superRefine((text, context) => {
      const problem = textProblemOf(text, shape, charactersMax);
      if (problem !== null) context.addIssue(issueOf(problem));
    });
}

export const passkeyId = z.string().min(1).max(100);
/** What passkeys are called: "Work laptop". */
export const passkeyName = typedLine(60).refine((name) => name !== "", lacking("no_passkey_name"));

/** A person's reason, which stays in a history. */
export const note = typedLines(REASON_CHARACTERS_MAX).refine(
  (text) => text.length >= 3,
  lacking("no_reason"),
);
/** The same where nobody has to give one: null then. */
export const noteIfAny = typedLines(REASON_CHARACTERS_MAX)
  .transform((text) => (text === "" ? null : text))
  .nullable()
  .default(null);
/** Made by the form that asks for a refund: two sendings of one form are one refund. */
export const requestId = z.string().regex(/^[A-Za-z0-9_:-]{16,64}$/);
/** In minor units; null for all that is left. */
export const amountMinor = z.int().min(1, lacking("not_above_zero")).max(100_000_000).nullable();
