import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ErrorSummary, isSummarized, problemOf } from "./error-summary.tsx";

const PRICE = { id: "price", message: "No amount.", takesFocus: true };
const POLICY = { id: "policy", message: "Less notice can never refund more.", takesFocus: false };

test("says how much is wrong, leads to each field, and takes the focus", () => {
  const page = render(<ErrorSummary problems={[PRICE, POLICY]} />);
  const box = page.one("div", { role: "group" });
  expect(nameOf(page, box)).toBe("2 things to correct");
  expect(box.get("tabindex")).toBe("-1");
  expect(box.all("a").map((link) => [link.get("href"), link.text])).toEqual([
    ["#price", "No amount."],
    ["#policy", "Less notice can never refund more."],
  ]);
});

test("a single field that takes the focus needs none; a group of fields that cannot take it does", () => {
  expect(render(<ErrorSummary problems={[PRICE]} />).has("a")).toBe(false);
  expect(
    render(<ErrorSummary problems={[POLICY]} />)
      .one("a")
      .get("href"),
  ).toBe("#policy");
  expect(isSummarized([])).toBe(false);
});

test("a field without a message is no problem", () => {
  expect(problemOf("price", undefined)).toEqual([]);
  expect(problemOf("price", "No amount.")).toEqual([PRICE]);
});
