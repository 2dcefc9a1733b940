import { expect, test } from "vitest";
import { isSource, sourceOf } from "./funnel-source.ts";

const from = (search: string, referrer: string | null = null) =>
  sourceOf({ search, referrer, isFramed: false, ownHost: "book.example" });

test("a link's mark goes before the page that it stood on, also when they went on to another page of ours", () => {
  expect(from("?utm_source=Spring.Mail", "https://mail.example/inbox")).toBe("utm:spring.mail");
  expect(from("", "https://book.example/profile/ada?utm_source=spring")).toBe("utm:spring");
});

test("of the page before, the host alone is kept", () => {
  expect(from("", "https://www.news.example/article?reader=casey@example.com")).toBe("site:news.example");
  expect(from("", "https://book.example/")).toBe("direct");
  expect(from("", "android-app://com.example")).toBe("direct");
  expect(from("", "no address")).toBe("direct");
});

test.each(["casey@example.com", "Casey Client", "+49 30 123456", "x".repeat(41), "<script>"])(
  "what could name a person, or is none of our names, is kept as “other”: %s",
  (name) => {
    expect(from(`?utm_source=${encodeURIComponent(name)}`)).toBe("other");
    expect(isSource(`utm:${name}`)).toBe(false);
  },
);

test("every source that is made is one as they are stored, and what a form says beside them is none", () => {
  for (const source of [
    from("?utm_source=a"),
    from("", "https://a.example"),
    from(""),
    "api",
    "calendly",
    "embed",
  ])
    expect(isSource(source)).toBe(true);
  for (const text of ["", "utm:", "site:", "site:a b", "direct ", "elsewhere", "utm"])
    expect(isSource(text)).toBe(false);
});

test("a link in somebody else's page says on which site it stood; a mark of the link goes before that", () => {
  expect(from("?at=2026-03-03T13%3A00%3A00.000Z&embedded=www.Shop.example")).toBe("site:shop.example");
  expect(from("", "https://book.example/book/sty_1?embedded=shop.example")).toBe("site:shop.example");
  expect(from("?embedded=shop.example&utm_source=spring")).toBe("utm:spring");
  expect(from("?embedded=casey%40example.com")).toBe("other");
  expect(from("?embedded=")).toBe("direct");
});
