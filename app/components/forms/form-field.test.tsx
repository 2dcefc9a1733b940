import { expect, test } from "vitest";
import { descriptionOf, nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { FormField } from "./form-field.tsx";

const email = { name: "email", label: "E-mail", type: "email", autoComplete: "email" } as const;

test("a field has a label, and says to the browser what it takes and what it knows already", () => {
  const page = render(<FormField {...email} error={undefined} defaultValue="casey@example.com" />);
  const input = page.one("input");
  expect(nameOf(page, input)).toBe("E-mail");
  expect(input.attributes).toMatchObject({
    name: "email",
    type: "email",
    autoComplete: "email",
    value: "casey@example.com",
    required: "",
  });
});

test("a field that is right is announced as such, and without a message", () => {
  const page = render(<FormField {...email} error={undefined} />);
  expect(page.one("input").get("aria-invalid")).toBe("false");
  expect(descriptionOf(page, page.one("input"))).toBe("");
});

test("a hint and what is wrong are both announced with the field, and what is wrong comes first", () => {
  const page = render(<FormField {...email} hint="We write there." error="Please enter your address." />);
  const input = page.one("input");
  expect(input.get("aria-invalid")).toBe("true");
  expect(descriptionOf(page, input)).toBe("Please enter your address. We write there.");
});

test("what was typed before a refusal stands there still, except what was not given back", () => {
  const kept = render(<FormField {...email} error="No such address." defaultValue="casey@" />);
  expect(kept.one("input").get("value")).toBe("casey@");
  expect(
    render(<FormField {...email} error="No." />)
      .one("input")
      .get("value"),
  ).toBe("");
});

test("the focus goes to the field that is wrong, and to no other", () => {
  const focused = (error: string | undefined, focus: boolean) =>
    render(<FormField {...email} error={error} focus={focus} />)
      .one("input")
      .get("autofocus") !== null;
  expect(focused("No such address.", true)).toBe(true);
  expect(focused("No such address.", false)).toBe(false);
  expect(focused(undefined, true)).toBe(false);
});

test("two forms of a page may have a field of one name: each label and message is its own field's", () => {
  const page = render(
    <>
      <FormField {...email} id="first" label="First" error="Wrong in the first." />
      <FormField {...email} id="second" label="Second" error="Wrong in the second." />
    </>,
  );
  const [first, second] = page.all("input");
  expect(page.all("input").map((input) => nameOf(page, input))).toEqual(["First", "Second"]);
  expect(first && descriptionOf(page, first)).toBe("Wrong in the first.");
  expect(second && descriptionOf(page, second)).toBe("Wrong in the second.");
});

test("what somebody typed into a field is text in it, not markup", () => {
  const typed = `"><script>alert(1)</script>`;
  const page = render(<FormField {...email} error={undefined} defaultValue={typed} />);
  expect(page.one("input").get("value")).toBe(typed);
  expect(page.has("script")).toBe(false);
});
