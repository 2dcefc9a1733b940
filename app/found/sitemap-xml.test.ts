import { expect, test } from "vitest";
import { instant } from "../../server/domain/values/instant.ts";
import { sitemap, sitemapIndex, xmlAnswer } from "./sitemap-xml.ts";

test("addresses are written as XML wants them, each in an entry of its own", () => {
  const address = "https://book.example.com/?topic=a&lang=de";
  const pages = [address, "https://book.example.com/"].map((one) => ({ address: one, changedAt: null }));
  expect(sitemap(pages)).toContain(
    "<url><loc>https://book.example.com/?topic=a&amp;lang=de</loc></url>\n<url><loc>https://book.example.com/</loc></url>",
  );
  expect(sitemapIndex([`${address}<'">`])).toContain("lang=de&lt;&apos;&quot;&gt;</loc></sitemap>");
});

test("when a page was changed is said where it is known", () => {
  const page = { address: "https://book.example.com/terms", changedAt: instant("2026-03-02T10:00:00.000Z") };
  expect(sitemap([page])).toContain(
    "<url><loc>https://book.example.com/terms</loc><lastmod>2026-03-02T10:00:00.000Z</lastmod></url>",
  );
});

test("an empty list is a list", () => {
  expect(sitemap([])).toMatch(/<urlset [^>]+>\n<\/urlset>\n$/);
});

test("the answer says what it is", () => {
  expect(xmlAnswer("<a/>").headers.get("content-type")).toBe("application/xml; charset=utf-8");
});
