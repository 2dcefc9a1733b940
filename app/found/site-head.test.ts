import { expect, test } from "vitest";
import { ENGLISH, type LanguageTag } from "../../server/domain/text/language.ts";
import { siteHead } from "./site-head.ts";
import { FOUND_HERE } from "./test-found.ts";

const PAGE = { path: "/developers", title: "For developers", description: "All of it." };

test("a page of the site has the site’s picture, in the page’s own language where there are several", () => {
  const alone = siteHead(PAGE, { found: FOUND_HERE, cardEtag: "1" }, ENGLISH);
  expect(alone.title).toBe("For developers · BuildAppsWith");
  expect(alone.card.path).toBe("/card.png?v=1");
  const languages = ["en", "de"] as LanguageTag[];
  const among = siteHead(PAGE, { found: { ...FOUND_HERE, languages }, cardEtag: "1" }, ENGLISH);
  expect(among.card.path).toBe("/card.png?v=1&lang=en");
});
