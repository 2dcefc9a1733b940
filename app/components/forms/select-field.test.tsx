import { expect, test } from "vitest";
import { nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { SelectField } from "./select-field.tsx";

function currency(defaultValue: string, id?: string) {
  return render(
    <form>
      <SelectField name="currency" label="Currency" defaultValue={defaultValue} {...(id && { id })}>
        <option value="EUR">Euro</option>
        <option value="USD">US dollar</option>
      </SelectField>
    </form>,
  );
}

test("a list has a label, whatever its id", () => {
  for (const id of [undefined, "second-currency"]) {
    const page = currency("EUR", id);
    expect(nameOf(page, page.one("select"))).toBe("Currency");
  }
});

test("what is chosen when the page comes is what is sent, also by a browser that remembers another choice", () => {
  const page = currency("USD");
  expect(sentBy(page.one("form"))).toEqual({ currency: "USD" });
  expect(page.one("select").get("autoComplete")).toBe("off");
});
