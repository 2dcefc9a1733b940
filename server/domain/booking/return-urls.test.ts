import { expect, test } from "vitest";
import { returnUrlOf } from "./return-urls.ts";

const ORIGINS = {
  own: "http://127.0.0.1:3000",
  others: ["https://shop.example", "http://localhost:8080", "http://plain.example"],
};

test.each([
  ["https://shop.example/thanks?order=7", "https://shop.example/thanks?order=7"],
  ["https://shop.example/thanks/{CHECKOUT_SESSION_ID}", "https://shop.example/thanks/{CHECKOUT_SESSION_ID}"],
  [
    "https://shop.example/?s={CHECKOUT_SESSION_ID}#{CHECKOUT_SESSION_ID}",
    "https://shop.example/?s={CHECKOUT_SESSION_ID}#{CHECKOUT_SESSION_ID}",
  ],
  ["HTTPS://SHOP.example:443/a/../b", "https://shop.example/b"],
  ["http://127.0.0.1:3000/bookings", "http://127.0.0.1:3000/bookings"],
  ["http://localhost:8080/", "http://localhost:8080/"],
])("%s is an address that may be led back to", (text, expected) => {
  expect(returnUrlOf(text, ORIGINS)).toBe(expected);
});

test.each([
  "https://elsewhere.example/",
  "https://shop.example.elsewhere.example/",
  "https://shop.example@elsewhere.example/",
  "https://user@shop.example/",
  "https://shop.example:8443/",
  "http://shop.example/",
  "http://plain.example/",
  "javascript:alert(1)",
  "data:text/html,x",
  "blob:http://127.0.0.1:3000/8a0f",
  "blob:https://shop.example/8a0f",
  "//shop.example/",
  "/bookings",
  "",
  `https://shop.example/${"a".repeat(2_000)}`,
])("%s is none", (text) => {
  expect(returnUrlOf(text, ORIGINS)).toBeNull();
});
