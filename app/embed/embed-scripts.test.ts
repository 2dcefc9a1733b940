import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildEmbedScript } from "../../embed-scripts.js";

/** What a page of somebody else's is given to load; compressed it is a good half of that of one small picture. */
const BYTES_MAX = 8 * 1024;
const GZIPPED_BYTES_MAX = 3.5 * 1024;

test.each(["embed.js", "embed-frame.js"] as const)("%s is a few kilobytes, without imports", async (name) => {
  const script = await buildEmbedScript(name);
  expect(script.length).toBeLessThan(BYTES_MAX);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(GZIPPED_BYTES_MAX);
  expect(script).not.toMatch(/\b(?:import|export)\b/);
});

test.each(["embed.js", "embed-frame.js"] as const)(
  "%s does nothing that a strict policy forbids: no code and no markup from texts, no style attribute, no request, no cookie",
  async (name) => {
    const script = await buildEmbedScript(name);
    expect(script).not.toMatch(
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    );
    expect(script).not.toMatch(/setAttribute\("style"|createElement\("s(?:tyle|cript)"/);
    expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|localStorage|sessionStorage|\.cookie/);
  },
);

test("a message goes to one named origin, never to anybody", async () => {
  expect(await buildEmbedScript("embed-frame.js")).not.toContain('"*"');
  expect(await buildEmbedScript("embed.js")).not.toContain("postMessage");
});
