/** A piece of a message: words, a gap, the number that a plural goes by, a choice, or a text with a tag around it. */
export type Part =
  | string
  | { readonly gap: string }
  | { readonly number: string }
  | { readonly plural: string; readonly of: Options }
  | { readonly select: string; readonly of: Options }
  | { readonly tag: string; readonly parts: readonly Part[] };

/** What is said in each case; `other` in every other one. */
export type Options = Readonly<Record<string, readonly Part[]>>;

/** A text in ICU MessageFormat as it was written, or in its parts, as browsers get those that are more than words and gaps. */
export type Message = string | readonly Part[];

/**
 * A message that has words and named gaps alone, as most have: filled as it is written. An apostrophe quotes only before a brace, an angle or
 * another apostrophe.
 */
const SIMPLE = /^(?:[^{}<>']|'(?!['{}<>])|\{\w+\})*$/;

/** Whether the message can be filled without parsing it. */
export function isSimple(message: string): boolean {
  return SIMPLE.test(message);
}
