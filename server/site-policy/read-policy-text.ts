import { Lexer, type Token, type Tokens, type TokensList } from "marked";
import type { PolicyBlock, PolicyTextProblem, PolicyWords } from "../domain/site-policy/policy-block.ts";

/** 3: a list in a list in a list. */
const LIST_DEPTH_MAX = 3;
/** 20: emphasis in emphasis is not seen, and whoever shows it goes down into each. */
const WORDS_DEPTH_MAX = 20;

class NotTaken extends Error {
  readonly because: PolicyTextProblem["because"];
  constructor(because: PolicyTextProblem["because"]) {
    super(because);
    this.because = because;
  }
}

export type PolicyReading =
  | { readonly ok: true; readonly blocks: readonly PolicyBlock[] }
  | { readonly ok: false; readonly problem: PolicyTextProblem };

/**
 * Reads a policy's Markdown: headings, paragraphs, lists, emphasis and links, and nothing else. HTML, pictures, tables, code and quotes are
 * refused with their line rather than left out: what people agree to is what the operator wrote. What comes back has no markup in it: a page
 * makes its own elements of it.
 */
export function readPolicyText(text: string): PolicyReading {
  const tokens = tokensOf(text);
  if (tokens === null) return { ok: false, problem: { because: "nesting", line: 1 } };
  const blocks: PolicyBlock[] = [];
  let line = 1;
  let level = 1;
  const top = topHeadingOf(tokens);
  try {
    for (const token of tokens) {
      const block = blockOf(token, { level, top }, 1);
      if (block?.kind === "heading") level = block.level;
      if (block !== null) blocks.push(block);
      line += linesOf(token.raw);
    }
    if (blocks.length === 0) return { ok: false, problem: { because: "empty", line: 1 } };
    return { ok: true, blocks };
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    return { ok: false, problem: { because: error.because, line } };
  }
}

/** Null for what is nested so deep that its reading, which goes down into itself, runs out of stack. */
function tokensOf(text: string): TokensList | null {
  try {
    return new Lexer({ gfm: true }).lex(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function linesOf(raw: string): number {
  return raw.split("\n").length - 1;
}

/** The highest heading that is used: the page's second level, whatever it was written as. */
function topHeadingOf(tokens: readonly Token[]): number {
  const depths = tokens.map((token) => (token.type === "heading" ? (token as Tokens.Heading).depth : 6));
  return Math.min(6, ...depths);
}

interface Headings {
  /** Of the heading before: the next one is at most one deeper. */
  readonly level: number;
  readonly top: number;
}

function blockOf(token: Token, headings: Headings, depth: number): PolicyBlock | null {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading": {
      const { depth: wanted, tokens } = token as Tokens.Heading;
      const shown = Math.min(wanted - headings.top + 2, headings.level + 1, 4);
      // In a list it may stand higher than anything outside of one.
      return { kind: "heading", level: Math.max(2, shown) as 2 | 3 | 4, children: wordsOf(tokens) };
    }
    case "paragraph":
    case "text": {
      const { tokens, text } = token as Tokens.Paragraph | Tokens.Text;
      return { kind: "paragraph", children: tokens === undefined ? [textOf(text)] : wordsOf(tokens) };
    }
    case "list": {
      if (depth > LIST_DEPTH_MAX) throw new NotTaken("nesting");
      const { ordered, start, items } = token as Tokens.List;
      return {
        kind: "list",
        start: ordered ? Number(start) : null,
        items: items.map((item) =>
          item.tokens.map((one) => blockOf(one, headings, depth + 1)).filter((block) => block !== null),
        ),
      };
    }
    case "html":
      throw new NotTaken("html");
    case "code":
      throw new NotTaken("code");
    case "table":
      throw new NotTaken("table");
    default:
      // A quote, or a rule across the page.
      throw new NotTaken("quote");
  }
}

function wordsOf(tokens: readonly Token[], depth = 1): PolicyWords[] {
  if (depth > WORDS_DEPTH_MAX) throw new NotTaken("nesting");
  return tokens.map((token): PolicyWords => {
    switch (token.type) {
      case "text":
      case "escape": {
        const { tokens: inner, text } = token as Tokens.Text;
        if (inner !== undefined) return { kind: "emphasis", children: wordsOf(inner, depth + 1) };
        return textOf(text);
      }
      case "em":
        return { kind: "emphasis", children: wordsOf((token as Tokens.Em).tokens, depth + 1) };
      case "strong":
        return { kind: "strong", children: wordsOf((token as Tokens.Strong).tokens, depth + 1) };
      case "br":
        return { kind: "break" };
      case "link": {
        const { href, tokens: inner } = token as Tokens.Link;
        return { kind: "link", href: safeLink(href), children: wordsOf(inner, depth + 1) };
      }
      case "html":
        throw new NotTaken("html");
      case "image":
        throw new NotTaken("image");
      default:
        // Code in a line, and what was struck out.
        throw new NotTaken("code");
    }
  });
}

/** A line's end inside of a paragraph is a blank, as in HTML. */
function textOf(text: string): PolicyWords {
  return { kind: "text", text: text.replaceAll("\n", " ") };
}

/** As the browser would open it. */
function safeLink(href: string): string {
  if (!URL.canParse(href)) throw new NotTaken("link");
  const url = new URL(href);
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) throw new NotTaken("link");
  return url.href;
}
