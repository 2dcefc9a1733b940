import sharp from "sharp";
import { accentColorsOf } from "../../domain/offer/accent-colors.ts";
import { initialsOf } from "../../domain/values/initials-of.ts";
import type { LinkCard } from "../../ports/link-cards.ts";
import { openTypeface, type Typeface } from "./typeface.ts";
import { setLines, type SetText } from "./set-lines.ts";

/** 1200 × 630: what Open Graph's readers show uncropped. */
const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 88;
const PORTRAIT = { side: 320, left: WIDTH - MARGIN - 320, top: 108 };
const TEXT_WIDTH = PORTRAIT.left - 56 - MARGIN;
/** The site's colors on light, as in its pages. */
const COLORS = { card: "#ffffff", ink: "#211e2a", soft: "#615c6b", line: "#e6e1d9", accent: "#3a4590" };
/** The site's mark, in a square of 24: filled, with its tick in another color. */
function markOf(fill: string, tick: string): string {
  return [
    `<path fill="${fill}" d="M5 2h14a2 2 0 0 1 2 2v12.4a2 2 0 0 1-1 1.7L12 23l-8-4.9a2 2 0 0 1-1-1.7V4a2 2 0 0 1 2-2z"/>`,
    `<path fill="none" stroke="${tick}" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round" d="M8 11l3 3 5.2-5.6"/>`,
  ].join("");
}

const bold = openTypeface(700);
const plain = openTypeface(400);

/** Draws a card: a PNG. No text of a font of the machine's, and no text of the card's as such, is in what is drawn. */
export async function drawLinkCard(card: LinkCard): Promise<Uint8Array> {
  const accent = accentColorsOf(card.accentColor ?? COLORS.accent)?.light ?? {
    fill: COLORS.accent,
    onFill: COLORS.card,
  };
  const portrait = (await card.portrait?.read()) ?? null;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLORS.card}"/>`,
    `<rect width="24" height="${HEIGHT}" fill="${accent.fill}"/>`,
    await wordsOf(card),
    portrait === null ? await emblemOf(card, accent) : "",
    await footerOf(card, accent),
    "</svg>",
  ].join("");
  const drawing = sharp(Buffer.from(svg));
  if (portrait === null) return drawing.png({ palette: true, compressionLevel: 9 }).toBuffer();
  return drawing
    .composite([{ input: await circleOf(portrait), left: PORTRAIT.left, top: PORTRAIT.top }])
    .flatten({ background: COLORS.card })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Title and line, in the middle of what is above the footer. For a title that cannot be written stands how the address ends. */
async function wordsOf(card: LinkCard): Promise<string> {
  const title =
    (await bold.drawable(card.title)) ?? (await bold.drawable(card.address.split("/").at(-1) ?? "")) ?? "";
  const line = (await plain.drawable(card.line)) ?? "";
  const head = await setLines(bold, title, { sizes: [84, 72, 60, 52], width: TEXT_WIDTH, linesMax: 3 });
  const below = await setLines(plain, line, { sizes: [38, 34], width: TEXT_WIDTH, linesMax: 3 });
  const gap = below.lines.length === 0 ? 0 : 34;
  const height = heightOf(head, 1.12) + gap + heightOf(below, 1.36);
  const top = Math.max(MARGIN - 10, PORTRAIT.top + PORTRAIT.side / 2 - height / 2);
  return [
    `<g fill="${COLORS.ink}">${await drawLines(bold, head, 1.12, top)}</g>`,
    `<g fill="${COLORS.soft}">${await drawLines(plain, below, 1.36, top + heightOf(head, 1.12) + gap)}</g>`,
  ].join("");
}

function heightOf({ lines, size }: SetText, leading: number): number {
  return lines.length * size * leading;
}

async function drawLines(typeface: Typeface, { lines, size }: SetText, leading: number, top: number) {
  const drawn: string[] = [];
  for (const [index, line] of lines.entries()) {
    // 0.73: capitals stand so high; the line's room is shared above and below them.
    const y = top + size * (index * leading + (leading + 0.73) / 2);
    drawn.push(await typeface.svgOf(line, { x: MARGIN, y, size }));
  }
  return drawn.join("");
}

/** In place of a picture: initials, or the site's mark where there are none that can be written. */
async function emblemOf(card: LinkCard, accent: { readonly fill: string; readonly onFill: string }) {
  const { side, left, top } = PORTRAIT;
  const middle = { x: left + side / 2, y: top + side / 2 };
  const circle = `<circle cx="${middle.x}" cy="${middle.y}" r="${side / 2}" fill="${accent.fill}"/>`;
  const initials = card.kind === "site" ? "" : ((await bold.drawable(initialsOf(card.title))) ?? "");
  if (initials === "") {
    const scale = side / 24 / 1.8;
    const inset = side / 2 - 12 * scale;
    return `${circle}<g transform="translate(${left + inset} ${top + inset}) scale(${scale})">${markOf(accent.onFill, accent.fill)}</g>`;
  }
  const size = 132;
  const x = middle.x - (await bold.widthOf(initials, size)) / 2;
  const words = await bold.svgOf(initials, { x, y: middle.y + size * 0.365, size });
  return `${circle}<g fill="${accent.onFill}">${words}</g>`;
}

async function footerOf(
  card: LinkCard,
  accent: { readonly fill: string; readonly onFill: string },
): Promise<string> {
  const y = HEIGHT - MARGIN + 16;
  const site = (await bold.drawable(card.siteName)) ?? "";
  const x = MARGIN + 58;
  const width = await bold.widthOf(site, 32);
  const place = { sizes: [28, 24], width: WIDTH - MARGIN - x - width - 48, linesMax: 1 };
  const address = await setLines(plain, (await plain.drawable(card.address)) ?? "", place);
  const shown = address.lines[0] ?? "";
  const right = WIDTH - MARGIN - (await plain.widthOf(shown, address.size));
  return [
    `<rect x="${MARGIN}" y="${HEIGHT - 148}" width="${WIDTH - 2 * MARGIN}" height="2" fill="${COLORS.line}"/>`,
    `<g transform="translate(${MARGIN - 6} ${y - 34}) scale(1.9)">${markOf(accent.fill, accent.onFill)}</g>`,
    `<g fill="${COLORS.ink}">${await bold.svgOf(site, { x, y, size: 32 })}</g>`,
    `<g fill="${COLORS.soft}">${await plain.svgOf(shown, { x: right, y, size: address.size })}</g>`,
  ].join("");
}

async function circleOf(portrait: Uint8Array): Promise<Buffer> {
  const { side } = PORTRAIT;
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="${side / 2}" cy="${side / 2}" r="${side / 2}"/></svg>`;
  return sharp(portrait)
    .resize(side, side, { fit: "cover" })
    .composite([{ input: Buffer.from(mask), blend: "dest-in" }])
    .png()
    .toBuffer();
}
