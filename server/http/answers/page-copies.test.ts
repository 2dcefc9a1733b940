import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createPageCopies, pageEncodingFor } from "./page-copies.ts";

const BODY = Buffer.from("the same words again and again ".repeat(100));

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["zstd", "identity"],
  ["identity;q=0, zstd", "identity"],
] as const)("whoever takes %j gets %s", (accepted, encoding) => {
  expect(pageEncodingFor(accepted)).toBe(encoding);
  // And once more, as it is remembered.
  expect(pageEncodingFor(accepted)).toBe(encoding);
});

test("each copy is the page, and smaller where it is compressed", async () => {
  const copies = createPageCopies(BODY);
  const [br, gzip, plain] = [await copies.in("br"), await copies.in("gzip"), await copies.in("identity")];
  expect(brotliDecompressSync(br)).toEqual(BODY);
  expect(gunzipSync(gzip)).toEqual(BODY);
  expect(plain).toEqual(BODY);
  expect(br.length).toBeLessThan(gzip.length);
  expect(gzip.length).toBeLessThan(plain.length);
});

test("a page is compressed once, for whoever asks meanwhile and afterwards", async () => {
  const copies = createPageCopies(BODY);
  const [first, meanwhile] = [copies.in("br"), copies.in("br")];
  expect(meanwhile).toBe(first);
  const copy = await first;
  expect(copies.in("br")).toBe(copy);
});
