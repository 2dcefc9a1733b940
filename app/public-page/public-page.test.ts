import { expect, test } from "vitest";
import { KEPT_ZONE } from "../hooks/use-kept-zone.ts";
import { buildPublicPageScript } from "../../public-page-script.js";

/** 2 KiB, unpacked: all the script that a public page ships. */
const BYTES_MAX = 2 * 1024;

test("the script of public pages is one module without imports, of at most 2 KB", async () => {
  const code = await buildPublicPageScript();
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(BYTES_MAX);
  expect(code).not.toMatch(/\bimport\b|\bexport\b/);
});

test("it reads an account's zone where the signed-in pages keep it", async () => {
  expect(await buildPublicPageScript()).toContain(`localStorage.getItem("${KEPT_ZONE}")`);
});
