/** 24 h: as long as Stripe keeps one. A program that is down for longer asks anew. */
export const IDEMPOTENCY_MINUTES = 24 * 60;

/** What a kept answer is sealed for. */
export const IDEMPOTENT_ANSWER_PURPOSE = "idempotent answer";

/** Letters, digits and signs that stand in a header as they are; a UUID is the usual one. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** Whether a caller may name a request so. Pure. */
export function isIdempotencyKey(text: string): boolean {
  return KEY.test(text);
}
