import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Font } from "fontkit";

export type Weight = 400 | 700;

/** What is drawn as outlines: the machine's own fonts, of which there may be none, decide nothing. */
export interface Typeface {
  /**
   * The text as it can be drawn: composed, without emoji, control characters and signs that the fonts lack. Null when they lack one of its letters or
   * digits: a name with holes is somebody else's.
   */
  drawable(text: string): Promise<string | null>;
  /** In pixels, for a size in pixels. Of drawable text. */
  widthOf(text: string, size: number): Promise<number>;
  /** SVG, from the left end of the base line. */
  svgOf(text: string, at: { readonly x: number; readonly y: number; readonly size: number }): Promise<string>;
}

/** Inter's files, each some scripts: what most names are written in comes first. */
const SUBSETS = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese", "cyrillic-ext", "greek-ext"];
/** Pictures, which the fonts do not have; what joins and colors them; and what is not seen. */
const UNDRAWN = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{C}\u{fe0f}\u{20e3}]/gu;

const filesOf = createRequire(import.meta.url);

/** Opens fonts when a text first needs them: most processes draw nothing in a script beyond the first two. */
export function openTypeface(weight: Weight): Typeface {
  const opened = new Map<string, Promise<Font>>();

  function open(subset: string): Promise<Font> {
    const font =
      opened.get(subset) ?? readFont(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`);
    opened.set(subset, font);
    return font;
  }

  async function fontOf(character: string, preferred: Font | null): Promise<Font | null> {
    const codePoint = character.codePointAt(0) ?? 0;
    if (preferred?.hasGlyphForCodePoint(codePoint) === true) return preferred;
    for (const subset of SUBSETS) {
      const font = await open(subset);
      if (font.hasGlyphForCodePoint(codePoint)) return font;
    }
    return null;
  }

  /** Stretches of one font each. */
  async function runsOf(text: string): Promise<{ font: Font; text: string }[]> {
    const runs: { font: Font; text: string }[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const font = await fontOf(character, last?.font ?? null);
      if (font === null) continue;
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }

  async function layOut(text: string, size: number) {
    let x = 0;
    const drawn: { path: string; x: number; y: number; scale: number }[] = [];
    for (const run of await runsOf(text)) {
      const scale = size / run.font.unitsPerEm;
      const { glyphs, positions } = run.font.layout(run.text);
      for (const [index, glyph] of glyphs.entries()) {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
        drawn.push({ path: glyph.path.toSVG(), x: x + xOffset * scale, y: -yOffset * scale, scale });
        x += xAdvance * scale;
      }
    }
    return { width: x, drawn };
  }

  return {
    async drawable(text) {
      const plain = text.normalize("NFC").replaceAll(UNDRAWN, " ").replaceAll(/\s+/g, " ").trim();
      let drawn = "";
      for (const character of plain) {
        if ((await fontOf(character, null)) !== null) drawn += character;
        else if (/[\p{L}\p{M}\p{N}]/u.test(character)) return null;
      }
      return drawn.replaceAll(/ +/g, " ").trim();
    },
    widthOf: async (text, size) => (await layOut(text, size)).width,
    async svgOf(text, { x, y, size }) {
      const { drawn } = await layOut(text, size);
      return drawn
        .filter(({ path }) => path !== "")
        .map(
          (glyph) =>
            `<path transform="translate(${round(x + glyph.x)} ${round(y + glyph.y)}) scale(${glyph.scale} ${-glyph.scale})" d="${glyph.path}"/>`,
        )
        .join("");
    },
  };
}

/** fontkit and the fonts are loaded when the first card is drawn. */
async function readFont(file: string): Promise<Font> {
  const { create } = await import("fontkit");
  const font = create(await readFile(filesOf.resolve(file)));
  if (!("layout" in font)) throw new Error(`${file} is a collection of fonts`);
  return font;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
