import { readFileSync, writeFileSync } from "node:fs";
import { COLOR_PAIRS, tokensOf } from "../app/styles/tokens-of.ts";
import { contrastOf } from "../server/domain/offer/accent-colors.ts";

const FILE = new URL("architecture/look.md", import.meta.url);
const TOKENS = new URL("../app/styles/tokens.css", import.meta.url);

/** What stands between these two is generated. */
const FROM = "<!-- the colours: npm run docs -->";
const UNTIL = "<!-- the end of the colours -->";

/** The document of the look, with the table of colours as tokens.css has them now. */
export function generateLook(): string {
  const text = readFileSync(FILE, "utf8");
  const [before = "", rest = ""] = text.split(FROM);
  const [, after = ""] = rest.split(UNTIL);
  return `${before}${FROM}\n\n${colorsInWords()}\n${UNTIL}${after}`;
}

/** Each colour in both looks, and the least contrast that anything has with it. */
function colorsInWords(): string {
  const { light, dark } = tokensOf(readFileSync(TOKENS, "utf8"));
  const rows = Object.keys(light).map((name) => {
    const pairs = COLOR_PAIRS.filter((pair) => pair.shown === name || pair.on === name);
    const least = (look: typeof light) => {
      const contrasts = pairs.map(({ shown, on }) => contrastOf(look[shown] ?? "", look[on] ?? ""));
      return contrasts.length === 0 ? "–" : (Math.floor(Math.min(...contrasts) * 10) / 10).toFixed(1);
    };
    return [
      `\`${name}\``,
      `\`${light[name] ?? ""}\``,
      `\`${dark[name] ?? ""}\``,
      `${least(light)} / ${least(dark)}`,
    ];
  });
  return `${tableOf([["token", "light", "dark", "least contrast"], ...rows])}\n`;
}

/** A table in Markdown, its columns as wide as their longest cells. The first row is its head. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (cells: readonly string[], fill: string) =>
    `| ${cells.map((cell, column) => cell.padEnd(widthOf(column), fill)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [
    line(head, " "),
    line(
      head.map(() => ""),
      "-",
    ),
    ...body.map((row) => line(row, " ")),
  ].join("\n");
}

if (import.meta.filename === process.argv[1]) writeFileSync(FILE, generateLook());
