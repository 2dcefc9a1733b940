import { expect, test } from "vitest";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ReasonField } from "./reason-field.tsx";

function reason(typed?: Parameters<typeof ReasonField>[0]["typed"]) {
  return render(
    <form>
      <ReasonField readers="Ada reads it." typed={typed} />
    </form>,
  );
}

test("nobody has to say why, and who reads it is said before it is typed", () => {
  const page = reason();
  const field = page.one("textarea");
  expect(nameOf(page, field)).toContain("optional");
  expect(field.get("required")).toBeNull();
  // Before the field, in the order in which the page is read.
  expect(page.text).toMatch(/Why\?.*Ada reads it\.$/);
  expect(sentBy(page.one("form"))).toEqual({ note: "" });
});

test("what was typed into a form that was not carried out stands there still, with what is wrong of it", () => {
  const page = reason({ note: "I am ill", error: "Too long." });
  expect(sentBy(page.one("form"))).toEqual({ note: "I am ill" });
  expect(descriptionOf(page, page.one("textarea"))).toBe("Too long. Ada reads it.");
});

test("where something else was wrong, nothing is said of the reason", () => {
  const page = reason({ note: "I am ill", error: null });
  expect(page.one("textarea").get("aria-invalid")).toBe("false");
  expect(sentBy(page.one("form"))).toEqual({ note: "I am ill" });
});
