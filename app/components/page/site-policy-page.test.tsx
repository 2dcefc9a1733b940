import { expect, test } from "vitest";
import { ENGLISH, type LanguageTag } from "../../../server/domain/text/language.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import type { SitePolicyOnPage } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { SitePolicyPage } from "./site-policy-page.tsx";

const POLICY: SitePolicyOnPage = {
  kind: "terms",
  number: 2,
  publishedAt: instant("2026-03-02T10:00:00Z"),
  isCurrent: true,
  language: ENGLISH.tag,
  sha256: "0".repeat(64),
  blocks: [{ kind: "paragraph", children: [{ kind: "text", text: "What holds." }] }],
};

const page = (policy: SitePolicyOnPage | null, asksForVersion = false) =>
  render(<SitePolicyPage kind="terms" policy={policy} asksForVersion={asksForVersion} />, { isPublic: true });

test("it says which version it is and since when, and nothing more while that one holds", () => {
  const shown = page(POLICY);
  expect(shown.one("h1").text).toBe("Terms");
  expect(shown.text).toContain("Version 2, valid since Monday, 2 March 2026");
  expect(shown.all("a")).toEqual([]);
});

test("a version that does not hold any more leads to the one that does", () => {
  const shown = page({ ...POLICY, isCurrent: false }, true);
  expect(shown.text).toContain("It does not hold any more for new bookings.");
  expect(shown.one("a").get("href")).toBe("/terms");
});

test("a text in another language than the reader's is marked as such", () => {
  const shown = page({ ...POLICY, language: "de" as LanguageTag });
  expect(shown.one("div", { lang: "de" }).text).toBe("What holds.");
  expect(shown.text).toContain("This text is in German.");
});

test("without one the page says so, and whether a version was asked for", () => {
  expect(page(null).one("h1").text).toBe("No terms are published yet");
  expect(page(null, true).one("h1").text).toBe("There is no such version");
});
