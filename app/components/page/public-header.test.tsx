import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { PublicHeader } from "./public-header.tsx";

test("names nobody, and leads to the front page and to one's own pages, whoever is signed in", () => {
  const person = { name: "Casey", email: "casey@example.com", role: "client", timeZone: null } as const;
  const [page, signedIn] = [render(<PublicHeader />), render(<PublicHeader />, { everyPage: { person } })];
  expect(page.withRole("link").map((link) => [link.get("href"), link.text])).toEqual([
    ["/", "BuildAppsWith"],
    ["/welcome", "My account"],
  ]);
  expect(signedIn.text).toBe(page.text);
  const [navigation] = page.withRole("navigation");
  expect(navigation && nameOf(page, navigation)).toBe("Your account");
});
