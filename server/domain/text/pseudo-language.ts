import { ENGLISH, type Language, type LanguageTag } from "./language.ts";
import { isSimple, type Message, type Part } from "./message.ts";
import { parseMessage } from "./parse-message.ts";

const PLAIN = "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz";
const ACCENTED = "ÅåÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž";

/** What is added to a message, by its length: German needs about a third more room than English. */
const MORE = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

function accented(words: string): string {
  return words.replace(/[A-Za-z]/g, (char) => ACCENTED[PLAIN.indexOf(char)] ?? char);
}

function accentedPart(part: Part): Part {
  if (typeof part === "string") return accented(part);
  // What is to be typed stays as it is.
  if ("tag" in part && part.tag !== "code") return { ...part, parts: part.parts.map(accentedPart) };
  if (!("of" in part)) return part;
  const options = Object.entries(part.of).map(([name, parts]) => [name, parts.map(accentedPart)] as const);
  return { ...part, of: Object.fromEntries(options) };
}

/** A message's parts, also in a browser, which parses none. */
function partsOf(message: Message): readonly Part[] {
  if (typeof message !== "string") return message;
  if (!isSimple(message)) return parseMessage(message);
  return message.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : { gap: piece }));
}

/** About how many characters a gap is filled with. */
const GAP_CHARACTERS = 10;

function pseudo(english: Message): Message {
  const parts = partsOf(english);
  const length = parts.reduce(
    (sum, part) => sum + (typeof part === "string" ? part.length : GAP_CHARACTERS),
    0,
  );
  const more = accented(MORE.slice(0, Math.ceil(length / 3)).trimEnd());
  return ["[", ...parts.map(accentedPart), `${more}]`];
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
