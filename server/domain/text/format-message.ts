import { IntlMessageFormat } from "intl-messageformat";
import { invariant } from "../values/invariant.ts";
import type { Language } from "./language.ts";
import type { Message } from "./message.ts";

/** What stands in a message's gaps: words, numbers that a plural goes by, and what a tag makes of the text inside it. */
export type Values<Node> = Readonly<Record<string, string | number | ((parts: (string | Node)[]) => Node)>>;

/**
 * A message that has words and named gaps alone, as most have: filled without the library. The build parses all others for browsers.
 * An apostrophe quotes only before a brace, an angle or another apostrophe.
 */
const SIMPLE = /^(?:[^{}<>']|'(?!['{}<>])|\{\w+\})*$/;

/** Whether the message can be filled as it is written. */
function isSimple(message: string): boolean {
  return SIMPLE.test(message);
}

/** Parsed once: a message is used on every page. Bounded by the catalogue. */
const parsed = new WeakMap<Language, Map<Message, IntlMessageFormat>>();

function parsedIn(language: Language, message: Message): IntlMessageFormat {
  const known = parsed.get(language) ?? new Map<Message, IntlMessageFormat>();
  parsed.set(language, known);
  const format = known.get(message) ?? new IntlMessageFormat(message, language.locale);
  known.set(message, format);
  return format;
}

/** The message with its gaps filled: one string, or several parts where tags made nodes of their texts. Throws where a value is missing. */
export function formatMessage<Node>(
  message: Message,
  language: Language,
  values: Values<Node> = {},
): string | Node | (string | Node)[] {
  if (typeof message !== "string" || !isSimple(message)) {
    return parsedIn(language, message).format<Node>(values);
  }
  return message.replace(/\{(\w+)\}/g, (_gap, name: string) => {
    const value = values[name];
    invariant(value !== undefined, `no value for {${name}} in: ${message}`);
    return String(value);
  });
}
