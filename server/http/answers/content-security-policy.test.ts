import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { contentSecurityPolicy, EMBED_STYLE_HASHES } from "./content-security-policy.ts";

const origins = {
  calendlySiteUrl: "http://127.0.0.1:4101",
  calendlyAuthUrl: "http://127.0.0.1:4101",
  checkoutUrls: ["http://127.0.0.1:4102"],
};

test("the styles that react-calendly puts into the page are the ones that the policy lets in", () => {
  const source = readFileSync(createRequire(import.meta.url).resolve("react-calendly"), "utf8");
  const literal = /css_248z = ("(?:[^"\\]|\\.)*");/.exec(source)?.[1] ?? '""';
  const css = JSON.parse(literal) as string;
  expect(css).toContain(".calendly-inline-widget");
  const hashes = ["", css].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  expect(EMBED_STYLE_HASHES).toEqual(hashes);
});

test("no script and no style stands in the page without the nonce; development lets styles in", () => {
  const policy = contentSecurityPolicy(origins, "abc", false);
  expect(policy).toContain("script-src 'self' 'nonce-abc';");
  expect(policy).toMatch(/style-src 'self' 'nonce-abc' 'sha256-/);
  expect(policy).not.toContain("unsafe");
  expect(contentSecurityPolicy(origins, "abc", true)).toContain("style-src 'self' 'unsafe-inline';");
});

test("forms may lead to the checkout and to Calendly, frames to Calendly and to ourselves", () => {
  const policy = contentSecurityPolicy(origins, "abc", false);
  expect(policy).toContain("form-action 'self' http://127.0.0.1:4102 http://127.0.0.1:4101;");
  expect(policy).toContain("frame-src 'self' http://127.0.0.1:4101;");
});

test("forms may lead to a checkout at an address of the installation's own", () => {
  const checkoutUrls = ["https://checkout.stripe.com", "https://pay.example"];
  expect(contentSecurityPolicy({ ...origins, checkoutUrls }, "abc", false)).toContain(
    "form-action 'self' https://checkout.stripe.com https://pay.example http://127.0.0.1:4101;",
  );
});

test("pictures come from ourselves alone", () => {
  expect(contentSecurityPolicy(origins, "abc", false)).toContain("img-src 'self' data:;");
});
