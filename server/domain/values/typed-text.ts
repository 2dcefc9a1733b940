/** A name of a person or a thing: one line. The longest that anybody needs, and short enough for every page, mail and provider. */
export const NAME_CHARACTERS_MAX = 100;
/** What somebody says to explain themselves: some paragraphs, which a mail can carry. */
export const REASON_CHARACTERS_MAX = 1_000;

/** Control characters and lone surrogates. Line breaks and tabs among them: a text of several lines is let keep those. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\n\t]|[\p{Cs}\u2028\u2029]/u;
/** They turn round what stands after them, also what was not typed here: `\u202Egpj.exe`. Marks that only order a name's own letters are none. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/u;

/** All that leaves no mark where it stands: blanks, what orders or joins other signs, accents without a letter, and the empty Braille sign. */
const UNSEEN = /[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether there is anything to be seen of it. */
function isSeen(text: string): boolean {
  return text.replaceAll(UNSEEN, "") !== "";
}

/** Somebody's name; what stands before the @ of their address where nothing of it can be seen: better than nothing to greet somebody with. */
export function nameOrAddress(name: string, email: string): string {
  return isSeen(name) ? name.trim() : email.slice(0, email.indexOf("@"));
}

/** How many lines a text may have. */
export type TextShape = "line" | "lines";

/** Why a text that somebody typed is not taken. `unseen`: nothing of it can be seen. */
export type TextProblem =
  | { readonly code: "too_long"; readonly charactersMax: number }
  | { readonly code: "several_lines" | "control_characters" | "direction" | "unseen" };

/**
 * What is wrong with a text that somebody typed; null when nothing is. `charactersMax` counts as people do, not
 * in bytes or halves of signs. A text of several lines must have `\n` between them.
 */
export function textProblemOf(text: string, shape: TextShape, charactersMax: number): TextProblem | null {
  // Twice: a sign is at most two units, so that a text far too long is not spelled out to be counted.
  if (text.length > charactersMax * 2 || Array.from(text).length > charactersMax)
    return { code: "too_long", charactersMax };
  if ((shape === "line" ? CONTROL : CONTROL_BUT_BREAKS).test(text))
    return { code: shape === "line" ? "several_lines" : "control_characters" };
  if (OVERRIDES.test(text)) return { code: "direction" };
  return text === "" || isSeen(text) ? null : { code: "unseen" };
}

/** What a browser sends of a text of several lines, with one sign for each line's end. */
export function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

/**
 * A text that somebody else has taken in already, as we can show it: what `textProblemOf` refuses is left out, and the rest cut where it is
 * too long. Empty where nothing of it can be seen. Never fails: a provider's word is not sent back.
 */
export function tidyText(text: string, shape: TextShape, charactersMax: number): string {
  const readable = withPlainBreaks(text.slice(0, charactersMax * 2)).replaceAll(
    /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu,
    (sign) => {
      if (sign === "\n" || sign === "\t" || sign === "\u2028" || sign === "\u2029")
        return shape === "line" ? " " : sign === "\t" ? sign : "\n";
      return "";
    },
  );
  const tidy = Array.from(readable).slice(0, charactersMax).join("").trim();
  return isSeen(tidy) ? tidy : "";
}
