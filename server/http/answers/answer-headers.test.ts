import { expect, test } from "vitest";
import { asItLeaves } from "./answer-headers.ts";
import type { Route } from "../routes/route-table.ts";

const FOREVER = "public, max-age=31536000, immutable";

test.each<[string, Route["cache"], ResponseInit, string]>([
  ["says nothing", "private", {}, "private, no-store"],
  ["says nothing, though it might be shared", "shared", {}, "private, no-store"],
  ["says nothing, though it might be public", "public", {}, "private, no-store"],
  [
    "wants to be public and may not",
    "private",
    { headers: { "cache-control": FOREVER } },
    "private, no-store",
  ],
  ["is shared within", "shared", { headers: { "cache-control": "s-maxage=5" } }, "private, no-cache"],
  [
    "is shared within, and says public",
    "shared",
    { headers: { "cache-control": "public, max-age=9" } },
    "private, no-cache",
  ],
  ["is one person's", "shared", { headers: { "cache-control": "private, no-store" } }, "private, no-store"],
  ["is public", "public", { headers: { "cache-control": FOREVER } }, FOREVER],
  ["is not there", "public", { status: 404, headers: { "cache-control": FOREVER } }, "private, no-store"],
  [
    "sets a cookie",
    "public",
    { headers: { "cache-control": FOREVER, "set-cookie": "a=1" } },
    "private, no-store",
  ],
])("an answer that %s leaves as it should", (_what, cache, init, leaves) => {
  expect(asItLeaves({ cache }, new Response(null, init)).headers.get("cache-control")).toBe(leaves);
});
