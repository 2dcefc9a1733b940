import { expect, test } from "vitest";
import { ROUTES } from "../../server/http/routes/route-table.ts";
import { robotsText } from "./robots-text.ts";

const origin = "https://book.example.com";
const closed = [...robotsText({ origin, mayBeFound: true }).matchAll(/^disallow: (.+)$/gm)].map(
  ([, path = ""]) => path,
);

test("nothing that engines may show is closed to them", () => {
  const found = ROUTES.filter(({ isFound }) => isFound === true).map(({ path }) => path);
  expect(found).toContain("/profile/:builder");
  for (const path of found) expect(closed.filter((prefix) => path.startsWith(prefix))).toEqual([]);
});

test("what is closed is there, and private", () => {
  for (const prefix of closed) {
    const rows = ROUTES.filter(({ path }) => path.startsWith(prefix));
    expect(rows.length, prefix).toBeGreaterThan(0);
    for (const row of rows) expect(row.isFound, row.path).toBeUndefined();
  }
});

test("the sitemap is named by the installation’s own address; one that is not to be found names none", () => {
  expect(robotsText({ origin, mayBeFound: true })).toContain(`\nsitemap: ${origin}/sitemap.xml\n`);
  expect(robotsText({ origin, mayBeFound: false })).toBe("user-agent: *\ndisallow: /\n");
});
