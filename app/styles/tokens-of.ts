/** The colours of one look, by their name without the dashes: `#rrggbb`. */
export type ColorTokens = Readonly<Record<string, string>>;

interface Tokens {
  readonly light: ColorTokens;
  readonly dark: ColorTokens;
}

/** A block ends at the first brace: none has another in it. */
const LIGHT = /:root\s*\{([^}]*)\}/;
const DARK = /@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}/;
const COLOR = /^ *--([a-z]+(?:-[a-z]+)*): (#[0-9a-f]{6});/gm;

/** The colours that the text of `tokens.css` sets, light and dark. Throws where it has no such block. */
export function tokensOf(css: string): Tokens {
  return { light: colorsIn(LIGHT.exec(css)?.[1]), dark: colorsIn(DARK.exec(css)?.[1]) };
}

function colorsIn(block: string | undefined): ColorTokens {
  if (block === undefined) throw new Error("tokens.css has no block of colours where one is expected");
  return Object.fromEntries([...block.matchAll(COLOR)].map(([, name = "", value = ""]) => [name, value]));
}

interface Pair {
  /** What is seen. */
  readonly shown: string;
  /** What it is seen on. */
  readonly on: string;
  /** WCAG 2.2 AA: 4.5 for text, 3 for what a control is known by. */
  readonly contrastMin: 4.5 | 3;
}

const GROUNDS = ["sunken", "paper", "card", "raised"];
const TINTS = ["good-tint", "notice-tint", "warn-tint", "bad-tint", "plain-tint", "accent-tint"];
const ON_EVERY_GROUND = ["ink", "soft", "accent-ink", "good", "notice", "warn", "bad"];

function pairs(shown: readonly string[], on: readonly string[], contrastMin: Pair["contrastMin"]): Pair[] {
  return shown.flatMap((one) => on.map((ground) => ({ shown: one, on: ground, contrastMin })));
}

/** Every pair of colours that pages put on each other. */
export const COLOR_PAIRS: readonly Pair[] = [
  ...pairs(ON_EVERY_GROUND, GROUNDS, 4.5),
  ...pairs(["ink", "soft", "accent-ink"], TINTS, 4.5),
  ...["good", "notice", "warn", "bad"].flatMap((tone) => pairs([tone], [`${tone}-tint`], 4.5)),
  ...pairs(["on-accent"], ["accent"], 4.5),
  ...pairs(["on-danger"], ["danger"], 4.5),
  ...pairs(["edge", "accent", "danger"], GROUNDS, 3),
];
