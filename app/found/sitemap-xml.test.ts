import { expect, test } from "vitest";
import { sitemap, sitemapIndex, xmlAnswer } from "./sitemap-xml.ts";

test("addresses are written as XML wants them, each in an entry of its own", () => {
  const address = "https://book.example.com/?topic=a&lang=de";
  expect(sitemap([address, "https://book.example.com/"])).toContain(
    "<url><loc>https://book.example.com/?topic=a&amp;lang=de</loc></url>\n<url><loc>https://book.example.com/</loc></url>",
  );
  expect(sitemapIndex([`${address}<'">`])).toContain("lang=de&lt;&apos;&quot;&gt;</loc></sitemap>");
});

test("an empty list is a list", () => {
  expect(sitemap([])).toMatch(/<urlset [^>]+>\n<\/urlset>\n$/);
});

test("the answer says what it is", () => {
  expect(xmlAnswer("<a/>").headers.get("content-type")).toBe("application/xml; charset=utf-8");
});
