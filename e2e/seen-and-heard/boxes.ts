import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** What a page is found again by, whatever letters look like: its parts, its headings, and what can be pressed. */
const MEASURED =
  "header, nav, main, footer, section, aside, h1, h2, h3, button, summary, a.button, a.button-quiet, a.button-danger";

/** Left, top, width and height in CSS pixels, from the top of the page. */
function boxesIn(measured: string): string[] {
  return [...document.querySelectorAll(measured)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const box = [left + scrollX, top + scrollY, width, height].map((length) => Math.round(length));
      const words = /^(?:H\d|BUTTON|SUMMARY|A)$/.test(element.tagName) ? element.textContent : "";
      const name = words.replaceAll(/\s+/g, " ").trim().slice(0, 60);
      return `${element.tagName.toLowerCase()}${name === "" ? "" : ` ${name}`}: ${box.join(" ")}`;
    });
}

/** Where each landmark, heading and control of the page is: one a line. */
export async function measureBoxes(page: Page): Promise<string> {
  return `${(await page.evaluate(boxesIn, MEASURED)).join("\n")}\n`;
}

const TOKENS_CSS = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");
const TOKENS = new Set([...TOKENS_CSS.matchAll(/^ *(--[\w-]+):/gm)].map(([, name = ""]) => name));

/** The value of each token, as the browser computes it, by its name. Nothing for what is there for class names alone. */
export async function measureTokens(page: Page): Promise<string> {
  const values = await page.evaluate(
    (names) => {
      const style = getComputedStyle(document.documentElement);
      return names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
    },
    [...TOKENS].toSorted(),
  );
  return `${values.join("\n")}\n`;
}

/** 4 px: another version of a browser may lay a line out a little wider, and no part of the page stands elsewhere for it. */
const MOVED_PX_MAX = 4;

const BOX = /^(.*): (-?\d+) (-?\d+) (\d+) (\d+)$/;

function boxOf(line: string): { readonly name: string; readonly lengths: readonly number[] } {
  const [, name = line, ...lengths] = BOX.exec(line) ?? [];
  return { name, lengths: lengths.map(Number) };
}

/** The boxes that are others than they were, or elsewhere, in words; what stands a little beside where it stood is not. */
export function listMoved(before: string, now: string): string[] {
  const [was, is] = [before, now].map((lines) => lines.trimEnd().split("\n").map(boxOf)) as [
    ReturnType<typeof boxOf>[],
    ReturnType<typeof boxOf>[],
  ];
  const count = Math.max(was.length, is.length);
  return Array.from({ length: count }, (_, at) => [was[at], is[at]] as const).flatMap(([one, other]) => {
    if (one === undefined) return [`new: ${other?.name ?? ""}`];
    if (other === undefined) return [`gone: ${one.name}`];
    if (one.name !== other.name) return [`“${other.name}” in place of “${one.name}”`];
    const isMoved = one.lengths.some(
      (length, side) => Math.abs(length - (other.lengths[side] ?? NaN)) > MOVED_PX_MAX,
    );
    return isMoved ? [`${one.name}: ${one.lengths.join(" ")} → ${other.lengths.join(" ")}`] : [];
  });
}
