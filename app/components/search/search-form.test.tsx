import { expect, test } from "vitest";
import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { SearchForm } from "./search-form.tsx";
import { problemId } from "./search-problems.tsx";

const CHOICES = {
  topics: [{ slug: "career", name: "Career" }],
  languages: ["en", "de"],
  currencies: ["EUR", "USD"],
};
const FOUND = { filters: NO_FILTERS, problems: [], choices: CHOICES };
const NOTHING = { q: "", price: "" };

test("is a plain form to the front page: its fields have labels, and are the keys of its address", () => {
  const page = render(<SearchForm found={FOUND} typed={NOTHING} />);
  expect([page.one("form").get("method"), page.one("form").get("action")]).toEqual(["get", "/"]);
  const fields = [...page.all("input"), ...page.all("select")].map((field) => field.get("name"));
  expect(fields).toEqual(["q", "price", "free", "topic", "language", "currency"]);
  const labelled = page.all("label").map((label) => label.get("for"));
  expect(labelled).toEqual(expect.arrayContaining(["q", "topic", "language", "price"]));
  expect(page.one("details").get("open")).toBeNull();
});

test("searches on in the language that its page’s address asks for", () => {
  const form = <SearchForm found={FOUND} typed={NOTHING} />;
  expect(render(form, { address: "/somewhere?lang=en" }).one("input", { name: "lang" }).get("value")).toBe(
    "en",
  );
  expect(render(form, { address: "/somewhere?lang=xx" }).has("input", { name: "lang" })).toBe(false);
});

test("keeps what was chosen and typed, also where it was wrong, and shows it unfolded", () => {
  const filters = { ...NO_FILTERS, topic: { slug: "career", name: "Career" }, price: money(5_000, "USD") };
  const page = render(<SearchForm found={{ ...FOUND, filters }} typed={{ q: "ada", price: "50" }} />);
  expect(page.one("details").get("open")).not.toBeNull();
  expect(page.one("input", { name: "q" }).get("value")).toBe("ada");
  expect(page.one("input", { name: "price" }).get("value")).toBe("50.00");
  expect(page.all("option", { selected: "" }).map((option) => option.get("value"))).toContain("career");
  const wrong = render(
    <SearchForm
      found={{ ...FOUND, problems: [{ field: "price", code: "no_price", currency: "EUR" }] }}
      typed={{ q: "", price: "-5" }}
    />,
  );
  expect(wrong.one("input", { name: "price" }).get("value")).toBe("-5");
  expect(wrong.one("input", { name: "price" }).get("aria-invalid")).toBe("true");
  expect(wrong.one("input", { name: "price" }).get("aria-describedby")).toBe(problemId("price"));
  expect(wrong.one("input", { name: "q" }).get("aria-describedby")).toBeNull();
  expect(wrong.one("details").get("open")).not.toBeNull();
});

test("asks for nothing of which there is one", () => {
  const choices = { topics: [], languages: ["en"], currencies: ["EUR"] };
  const page = render(<SearchForm found={{ ...FOUND, choices }} typed={NOTHING} />);
  expect(page.has("select")).toBe(false);
  expect(page.text).toContain("Price up to, in EUR");
});
