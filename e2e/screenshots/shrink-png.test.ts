import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { shrinkPng } from "./shrink-png.ts";

/** 2 × 2 pixels as Chromium writes them: red, green / blue, white; the lines filtered by their neighbours. */
const FOUR_PIXELS = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFUlEQVR42mP8z8DA+J+BhZHhP5AFAB0rBAQ0QSDGAAAAAElFTkSuQmCC",
  "base64",
);

function chunkOf(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type);
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

test("a picture of few colours keeps every one of its pixels", () => {
  const small = shrinkPng(FOUR_PIXELS);
  const palette = chunkOf(small, "PLTE");
  const [, a = 0, b = 0, , c = 0, d = 0] = inflateSync(chunkOf(small, "IDAT"));
  const colors = [a, b, c, d].map((index) => palette.subarray(index * 3, index * 3 + 3).toString("hex"));
  expect(colors).toEqual(["ff0000", "00ff00", "0000ff", "ffffff"]);
});

test("a file that is no PNG is refused", () => {
  expect(() => shrinkPng(Buffer.from("GIF89a"))).toThrow("no PNG");
});

test("a PNG of another kind, as its own output is, is refused", () => {
  expect(() => shrinkPng(shrinkPng(FOUR_PIXELS))).toThrow("not of the kind");
});
