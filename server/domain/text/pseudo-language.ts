import { IntlMessageFormat } from "intl-messageformat";
import { ENGLISH, type Language, type LanguageTag } from "./language.ts";
import type { Message } from "./message.ts";

/** What of a parsed message is changed. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly children?: readonly Element[];
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** The library's own number for words that stand for themselves. */
const LITERAL = 0;

const PLAIN = "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz";
const ACCENTED = "ÅåÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž";

/** What is added to a message, by its length: German needs about a third more room than English. */
const MORE = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

function accented(words: string): string {
  return words.replace(/[A-Za-z]/g, (char) => ACCENTED[PLAIN.indexOf(char)] ?? char);
}

function accentedElement(element: Element): Element {
  const { type, value, children, options } = element;
  if (options !== undefined) {
    const changed = Object.entries(options).map(([name, option]) => [
      name,
      { value: option.value.map(accentedElement) },
    ]);
    return { ...element, options: Object.fromEntries(changed) as NonNullable<Element["options"]> };
  }
  if (children !== undefined) return { ...element, children: children.map(accentedElement) };
  return type === LITERAL ? { ...element, value: accented(value ?? "") } : element;
}

/** About how many characters a gap is filled with. */
const GAP_CHARACTERS = 10;

function pseudo(english: Message): Message {
  const elements: readonly Element[] = new IntlMessageFormat(english, "en").getAst();
  const length = elements.reduce(
    (sum, { type, value }) => sum + (type === LITERAL ? (value ?? "").length : GAP_CHARACTERS),
    0,
  );
  const more = accented(MORE.slice(0, Math.ceil(length / 3)).trimEnd());
  const changed = [
    { type: LITERAL, value: "[" },
    ...elements.map(accentedElement),
    { type: LITERAL, value: `${more}]` },
  ];
  return changed;
}

function pseudoLanguage(tag: string, direction: Language["direction"]): Language {
  const made = new Map<Message, Message>();
  return {
    ...ENGLISH,
    tag: tag as LanguageTag,
    direction,
    translate: (english) => {
      const message = made.get(english) ?? pseudo(english);
      made.set(english, message);
      return message;
    },
  };
}

/**
 * English in accents, longer and in brackets: what stands on a page without them is not in the catalogue, and what does not fit shows. The
 * second is the same from right to left. For development, demonstrations and tests.
 */
export const PSEUDO_LANGUAGES: readonly Language[] = [
  pseudoLanguage("en-XA", "ltr"),
  pseudoLanguage("en-XB", "rtl"),
];
