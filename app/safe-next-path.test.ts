import { expect, test } from "vitest";
import { safeNextPath, signInPath } from "./safe-next-path.ts";

test("a path of this site is kept with its query and its place on the page", () => {
  expect(safeNextPath("/profile/ada-okafor?book=sty_1#sty_1")).toBe("/profile/ada-okafor?book=sty_1#sty_1");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " /bookings",
  "/.//evil.example",
  "/a/..//evil.example",
  "javascript:alert(1)",
  "bookings",
  "",
  `/${"a".repeat(600)}`,
])("signing in never leads to another site: %j", (text) => {
  expect(safeNextPath(text)).toBe("/welcome");
});

test.each(["/日本", "/profile/ä?x=é#ü", "/\u2028", "/\uD800"])("%j can stand in a header", (text) => {
  const headers = new Headers({ location: safeNextPath(text) });
  expect(headers.get("location")).toMatch(/^\/[\x21-\x7e]*$/);
});

test("whatever is accepted stays on this origin", () => {
  for (const text of ["/", "/a//b", "/@evil.example", "/?next=//evil.example", "/%5Cevil.example"]) {
    expect(new URL(safeNextPath(text), "https://ours.example").origin).toBe("https://ours.example");
  }
});

test("no value at all leads to one's own first page", () => {
  expect(safeNextPath(null)).toBe("/welcome");
  expect(safeNextPath(undefined)).toBe("/welcome");
});

test("the sign-in page hands the path back unharmed", () => {
  const next = "/profile/ada?book=sty_1&x=ä#sty_1";
  expect(new URL(signInPath(next), "https://ours.example").searchParams.get("next")).toBe(next);
});
