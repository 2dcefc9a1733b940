import { describe, expect, test } from "vitest";
import { webOriginOf } from "./web-origin.ts";

describe("an origin is kept as browsers write it", () => {
  test.each([
    ["https://shop.example", "https://shop.example"],
    [" https://Shop.Example/ ", "https://shop.example"],
    ["https://shop.example:443", "https://shop.example"],
    ["https://shop.example:8443", "https://shop.example:8443"],
    ["https://büro.example", "https://xn--bro-hoa.example"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["https://203.0.113.7", "https://203.0.113.7"],
  ])("%s is %s", (typed, origin) => expect(webOriginOf(typed)).toBe(origin));
});

describe("what names no one origin, or an unsafe one, is none", () => {
  test.each([
    "",
    "shop.example",
    "null",
    "*",
    "https://*.shop.example",
    "http://shop.example",
    "http://127.0.0.1:3000",
    "http://localhost.shop.example",
    "https://shop.example/path",
    "https://shop.example?",
    "https://shop.example/?a=b",
    "https://shop.example#",
    "https://user@shop.example",
    "https://user:secret@shop.example",
    "https://shop.example.",
    "https://[::1]",
    "https://a_b.example",
    "ftp://shop.example",
    "data:text/html,x",
    "https://one.example https://two.example",
  ])("%s", (typed) => expect(webOriginOf(typed)).toBeNull());
});
