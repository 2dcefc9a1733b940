import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { TooBusy } from "../../domain/values/limit-reached.ts";
import type { LinkCard } from "../../ports/link-cards.ts";
import { drawLinkCard } from "./draw-link-card.ts";
import { createKeptLinkCards } from "./kept-link-cards.ts";
import { openTypeface } from "./typeface.ts";
import { setLines } from "./set-lines.ts";

const ADA: LinkCard = {
  kind: "person",
  title: "Ada Okafor",
  line: "Architecture reviews",
  siteName: "BuildAppsWith",
  address: "book.example.com/profile/ada-okafor",
  accentColor: null,
  portrait: null,
};

/** The share of a card's left half, above the footer, that is not background. */
async function inkOf(png: Uint8Array): Promise<number> {
  const part = sharp(png).extract({ left: 40, top: 0, width: 680, height: 470 }).greyscale();
  const { data } = await part.raw().toBuffer({ resolveWithObject: true });
  return data.filter((grey) => grey < 128).length / data.length;
}

describe("a card", () => {
  test("is a PNG of 1200 × 630 pixels, below what previews take, and the same each time it is drawn", async () => {
    const png = await drawLinkCard(ADA);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(png.byteLength).toBeLessThan(300_000);
    expect(Buffer.from(await drawLinkCard(ADA)).equals(png)).toBe(true);
  });

  test("draws every letter as an outline: nothing is left to the fonts of the machine", async () => {
    const typeface = openTypeface(700);
    const svg = await typeface.svgOf("Ada", { x: 0, y: 0, size: 80 });
    expect(svg.match(/<path /g)).toHaveLength(3);
    expect(svg).not.toContain("<text");
    expect(await inkOf(await drawLinkCard(ADA))).toBeGreaterThan(0.01);
  });

  test("shows the builder’s picture where there is one, and their initials where it is gone", async () => {
    const red = await sharp({ create: { width: 512, height: 512, channels: 3, background: "#ff0000" } })
      .webp()
      .toBuffer();
    const middle = async (portrait: LinkCard["portrait"]) => {
      const at = { left: 910, top: 150, width: 1, height: 1 };
      const png = await drawLinkCard({ ...ADA, portrait });
      return [...(await sharp(png).extract(at).removeAlpha().raw().toBuffer())];
    };
    const [r = 0, g = 0] = await middle({ etag: "red", read: () => Promise.resolve(red) });
    expect(r).toBeGreaterThan(240);
    expect(g).toBeLessThan(20);
    expect(await middle({ etag: "gone", read: () => Promise.resolve(null) })).toEqual(await middle(null));
  });

  test("takes texts of any length, what would be markup, and none at all", async () => {
    for (const title of ["x".repeat(80), "</svg><script>", "W ".repeat(40), "", "🚀"])
      expect(
        (await drawLinkCard({ ...ADA, title, line: title.repeat(2) })).byteLength,
        title,
      ).toBeGreaterThan(0);
  });
});

describe("a typeface", () => {
  const typeface = openTypeface(400);

  test.each([
    ["Łukasz Çelik Nguyễn", "Łukasz Çelik Nguyễn"],
    ["Ольга Αθήνα", "Ольга Αθήνα"],
    ["Ada 🚀 Okafor 👩🏽‍💻", "Ada Okafor"],
    ["A\u0000d\u202Ea", "A d a"],
    ["e\u0301", "é"],
    ["", ""],
  ])("%j is drawn as %j", async (text, drawn) => {
    expect(await typeface.drawable(text)).toBe(drawn);
  });

  test.each(["山田太郎", "محمد", "Ada 山"])("%j is not drawn with boxes: it is not drawn", async (text) => {
    expect(await typeface.drawable(text)).toBeNull();
  });

  test("a name that cannot be drawn gives its place to the end of the address", async () => {
    const named = { ...ADA, title: "山田太郎", line: "", address: "book.example.com/profile/yamada-taro" };
    expect(await inkOf(await drawLinkCard(named))).toBeGreaterThan(0.01);
  });

  test("lines fit their width, and what does not fit ends with an ellipsis", async () => {
    const place = { sizes: [60, 40], width: 500, linesMax: 2 };
    for (const text of ["Ada", "Architecture reviews for small teams", "x".repeat(200), "a-b-".repeat(80)]) {
      const { lines, size } = await setLines(typeface, text, place);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(await typeface.widthOf(line, size)).toBeLessThanOrEqual(500);
      expect(lines.join("").endsWith("…")).toBe(text.length > 150);
    }
  });
});

describe("cards as they are kept", () => {
  test("everybody who asks at the same time, and later, gets the one that was drawn once", async () => {
    let drawn = 0;
    const cards = createKeptLinkCards(() => {
      drawn += 1;
      return Promise.resolve(new Uint8Array([drawn]));
    });
    const got = await Promise.all(Array.from({ length: 50 }, () => cards.draw(ADA)));
    expect(new Set(got.map(([byte]) => byte))).toEqual(new Set([1]));
    expect(await cards.draw({ ...ADA })).toEqual(new Uint8Array([1]));
    expect(drawn).toBe(1);
  });

  test("the name changes with everything that is shown, and with nothing else", () => {
    const cards = createKeptLinkCards();
    const etagOf = (card: LinkCard) => cards.etagOf(card);
    const read = () => Promise.resolve(null);
    const others: LinkCard[] = [
      { ...ADA, title: "Ada" },
      { ...ADA, line: "" },
      { ...ADA, address: "elsewhere.example/profile/ada-okafor" },
      { ...ADA, accentColor: "#ff0000" },
      { ...ADA, kind: "site" },
      { ...ADA, portrait: { etag: "one", read } },
      { ...ADA, portrait: { etag: "two", read } },
    ];
    expect(new Set([ADA, ...others].map(etagOf)).size).toBe(others.length + 1);
    expect(etagOf({ ...ADA })).toBe(etagOf(ADA));
  });

  test("one is drawn at a time and twenty wait; whoever comes then is told to come again, and a failure is not kept", async () => {
    let fails = true;
    const cards = createKeptLinkCards(() =>
      fails ? Promise.reject(new Error("out of ink")) : Promise.resolve(new Uint8Array([1])),
    );
    const asked = Array.from({ length: 30 }, (_, number) => cards.draw({ ...ADA, title: `${number}` }));
    const ends = await Promise.allSettled(asked);
    const reasons = ends.map((end): unknown => (end.status === "rejected" ? end.reason : null));
    expect(reasons.filter((reason) => reason instanceof TooBusy)).toHaveLength(9);
    fails = false;
    expect(await cards.draw({ ...ADA, title: "0" })).toEqual(new Uint8Array([1]));
  });
});
