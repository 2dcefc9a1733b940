import { expect, test } from "vitest";
import { NOTHING_TYPED } from "../../forms/api-key-answer.ts";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ApiKeyForm } from "./api-key-form.tsx";

const EMPTY = { page: "/builder/api-keys", proof: "nothing", typed: NOTHING_TYPED, errors: {} } as const;

test("a form without scripts asks for a name, what the key may do in a sentence each, sites and an end", () => {
  const page = render(<ApiKeyForm {...EMPTY} />);
  expect(nameOf(page, page.one("fieldset"))).toBe("What may it do?");
  expect(page.all("input", { type: "checkbox" }).map((box) => [box.get("value"), nameOf(page, box)])).toEqual(
    [
      ["bookings:read", expect.stringContaining("See bookings") as string],
      ["bookings:write", expect.stringContaining("cancel bookings") as string],
      ["event-types:read", expect.stringContaining("See what is offered") as string],
      ["webhooks:write", expect.stringContaining("what happens to bookings") as string],
    ],
  );
  const form = page.one("form", { method: "post", action: "/builder/api-keys" });
  expect(sentBy(form, form.one("button"))).toEqual({ intent: "create", name: "", origins: "", days: "90" });
  expect(page.all("option").map(({ text }) => text)).toEqual([
    "30 days",
    "90 days",
    "365 days",
    "Never: until I revoke it",
  ]);
});

test("it asks for the password of whoever has not just signed in", () => {
  expect(render(<ApiKeyForm {...EMPTY} />).has("input", { type: "password" })).toBe(false);
  const page = render(
    <ApiKeyForm {...EMPTY} proof="password" errors={{ password: "This is not your password." }} />,
  );
  const field = page.one("input", { type: "password" });
  expect(descriptionOf(page, field)).toBe("This is not your password.");
  expect(field.get("value")).toBe("");
});

test("what was refused stands there still, with what is wrong announced at its field", () => {
  const typed = { name: "Shop", scopes: ["webhooks:write"], origins: "shop.example", days: "30" };
  const errors = { name: "Too long.", scopes: "Choose one.", origins: "No address." };
  const page = render(<ApiKeyForm {...EMPTY} typed={typed} errors={errors} />);
  const form = page.one("form");
  expect(sentBy(form, form.one("button"))).toMatchObject({
    name: "Shop",
    scope: "webhooks:write",
    days: "30",
  });
  expect(page.one("textarea").typed).toContain("shop.example");
  expect(descriptionOf(page, page.one("input", { name: "name" }))).toContain("Too long.");
  expect(descriptionOf(page, page.one("fieldset"))).toBe("Choose one.");
  expect(descriptionOf(page, page.one("textarea"))).toContain("No address.");
});
