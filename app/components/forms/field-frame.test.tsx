import { describe, expect, test } from "vitest";
import { descriptionOf, nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { FormField } from "./form-field.tsx";
import { TextArea } from "./text-area.tsx";

const about = { name: "about", label: "About you", hint: "Clients read it.", error: "Too long." };

const KINDS: readonly [string, (field: FieldProps) => ReturnType<typeof render>][] = [
  ["input", (field) => render(<FormField {...field} type="text" autoComplete="off" />)],
  ["textarea", (field) => render(<TextArea {...field} defaultValue="" />)],
  [
    "select",
    (field) =>
      render(<FieldFrame<HTMLSelectElement> {...field}>{(control) => <select {...control} />}</FieldFrame>),
  ],
];

describe.each(KINDS)("in its frame, %s", (tag, renderField) => {
  test("is named by its label, and announces what is wrong before the hint", () => {
    const page = renderField(about);
    const control = page.one(tag);
    expect(nameOf(page, control)).toBe("About you");
    expect(descriptionOf(page, control)).toBe("Too long. Clients read it.");
    expect(control.get("aria-invalid")).toBe("true");
  });

  test("takes the focus when it is the first that is wrong, and never when it is right", () => {
    const isFocused = (field: FieldProps) => renderField(field).one(tag).get("autofocus") !== null;
    expect(isFocused({ ...about, focus: true })).toBe(true);
    expect(isFocused({ ...about, focus: false })).toBe(false);
    expect(isFocused({ ...about, error: undefined, focus: true })).toBe(false);
  });

  test("shows the sign of a warning beside the message, and none without a message", () => {
    expect(renderField(about).has("svg")).toBe(true);
    expect(renderField({ ...about, error: undefined }).has("svg")).toBe(false);
  });
});
