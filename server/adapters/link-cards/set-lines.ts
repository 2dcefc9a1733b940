import type { Typeface } from "./typeface.ts";

/** A text on a card: lines of one size. */
export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Sets a drawable text in the first of the sizes in which it fits whole; in the last one, what does not fit ends with `…`. */
export async function setLines(
  typeface: Typeface,
  text: string,
  {
    sizes,
    width,
    linesMax,
  }: { readonly sizes: readonly number[]; readonly width: number; readonly linesMax: number },
): Promise<SetText> {
  let set: SetText = { lines: [], size: sizes[0] ?? 0 };
  for (const size of sizes) {
    const lines = await linesOf(typeface, text, size, width);
    const isWhole = lines.length <= linesMax;
    if (isWhole) return { lines, size };
    const last = await cut(typeface, lines.slice(linesMax - 1).join(" "), size, width);
    set = { lines: [...lines.slice(0, linesMax - 1), last], size };
  }
  return set;
}

/** As many words on a line as fit, which may also end at a hyphen; a word that is longer than a line goes on in the next. */
async function linesOf(typeface: Typeface, text: string, size: number, width: number): Promise<string[]> {
  const fits = async (line: string) => (await typeface.widthOf(line.trimEnd(), size)) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=[ -])/)) {
    if (await fits(line + word)) {
      line += word;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    line = "";
    for (const character of word) {
      if (!(await fits(line + character))) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

/** As much of the text as fits with `…` behind it, found by halves: each measure lays all of it out. */
async function cut(typeface: Typeface, text: string, size: number, width: number): Promise<string> {
  const all = Array.from(text);
  const cutAt = (count: number) => `${all.slice(0, count).join("").trimEnd()}…`;
  let fits = 0;
  let tooMany = all.length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if ((await typeface.widthOf(cutAt(middle), size)) <= width) fits = middle;
    else tooMany = middle;
  }
  return cutAt(fits);
}
