import { expect, test } from "vitest";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { asItLeaves, setFrameOptions } from "./answer-headers.ts";
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
  [
    "is the same for everybody",
    "shared",
    { headers: { "cache-control": "public, max-age=9", "content-type": "text/html" } },
    "public, no-cache",
  ],
  [
    "is not there, where others are shared",
    "shared",
    { status: 404, headers: { "cache-control": "public", "content-type": "text/html" } },
    "private, no-store",
  ],
  [
    "is the data of such a page, for a script",
    "shared",
    { headers: { "cache-control": "public", "content-type": "text/x-script" } },
    "private, no-store",
  ],
  [
    "sets a cookie, where others are shared",
    "shared",
    { headers: { "cache-control": "public", "content-type": "text/html", "set-cookie": "a=1" } },
    "private, no-store",
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

test.each([
  ["no policy of its own", null, "DENY"],
  ["nobody", "default-src 'none'; frame-ancestors 'none'", "DENY"],
  ["ourselves", "default-src 'none'; frame-ancestors 'self'", "SAMEORIGIN"],
  ["another site", "default-src 'none'; frame-ancestors https://shop.example", undefined],
  ["a policy that does not say", "default-src 'none'", "DENY"],
])("X-Frame-Options says the same as the policy: %s", (_whom, policy, said) => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.setHeader("x-frame-options", "DENY");
  setFrameOptions(response, policy);
  expect(response.getHeader("x-frame-options")).toBe(said);
});
