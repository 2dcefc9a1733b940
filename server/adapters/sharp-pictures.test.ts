import sharp from "sharp";
import { expect, test } from "vitest";
import { TooBusy } from "../domain/values/limit-reached.ts";
import { createSharpPictures } from "./sharp-pictures.ts";

const pictures = createSharpPictures();

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#0f6d5c" } });
}

test("any picture becomes a square of 512 pixels in WebP, without what a camera wrote into it", async () => {
  const photo = await plain(900, 300)
    .withExif({ IFD0: { Copyright: "somebody" } })
    .jpeg()
    .toBuffer();
  const square = await pictures.squareOf(photo);
  const metadata = await sharp(square?.bytes).metadata();
  expect(metadata).toMatchObject({ format: "webp", width: 512, height: 512 });
  expect(metadata.exif).toBeUndefined();
  expect((await pictures.squareOf(photo))?.etag).toBe(square?.etag);
});

test("an SVG, a page, a text and a broken picture are refused", async () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const broken = (await plain(64, 64).png().toBuffer()).subarray(0, 60);
  for (const bytes of [svg, `\uFEFF \n${svg}`, "<html>", "hello", ""].map((text) => Buffer.from(text))) {
    expect(await pictures.squareOf(bytes)).toBeNull();
  }
  expect(await pictures.squareOf(broken)).toBeNull();
});

test("a small file that unpacks to more pixels than any camera takes is refused", async () => {
  const bomb = await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
  expect(await pictures.squareOf(bomb)).toBeNull();
});

test("two pictures are drawn at once and ten wait; whoever comes then is told to come again", async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const pictures = createSharpPictures();
  const ends = await Promise.allSettled(Array.from({ length: 20 }, () => pictures.squareOf(png)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(12);
  const sentAway = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  expect(sentAway).toEqual(Array.from({ length: 8 }, () => new TooBusy("pictures", 5)));
  expect(await pictures.squareOf(png)).not.toBeNull();
});
