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
  const policy = contentSecurityPolicy(origins, { nonce: "abc" }, false);
  expect(policy).toContain("script-src 'self' 'nonce-abc';");
  expect(policy).toMatch(/style-src 'self' 'nonce-abc' 'sha256-/);
  expect(policy).not.toContain("unsafe");
  expect(contentSecurityPolicy(origins, { nonce: "abc" }, true)).toContain(
    "style-src 'self' 'unsafe-inline';",
  );
});

test("forms may lead to the checkout and to Calendly, frames to Calendly and to ourselves", () => {
  const policy = contentSecurityPolicy(origins, { nonce: "abc" }, false);
  expect(policy).toContain("form-action 'self' http://127.0.0.1:4102 http://127.0.0.1:4101;");
  expect(policy).toContain("frame-src 'self' http://127.0.0.1:4101;");
});

test("forms may lead to a checkout at an address of the installation's own", () => {
  const checkoutUrls = ["https://checkout.stripe.com", "https://pay.example"];
  expect(contentSecurityPolicy({ ...origins, checkoutUrls }, { nonce: "abc" }, false)).toContain(
    "form-action 'self' https://checkout.stripe.com https://pay.example http://127.0.0.1:4101;",
  );
});

test("pictures come from ourselves alone", () => {
  expect(contentSecurityPolicy(origins, { nonce: "abc" }, false)).toContain("img-src 'self' data:;");
});

test("a page that is the same for everybody has no script in it, and only the styles whose text is known", () => {
  const policy = contentSecurityPolicy(origins, { styles: [":root{--accent:#fff}"] }, false);
  const hash = createHash("sha256").update(":root{--accent:#fff}").digest("base64");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`);
  expect(policy).not.toMatch(/nonce|unsafe/);
});
