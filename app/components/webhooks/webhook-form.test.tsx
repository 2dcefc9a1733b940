import { expect, test } from "vitest";
import { PUBLISHED_EVENT_TYPES } from "../../../server/domain/contract/published-event.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { WebhookForm } from "./webhook-form.tsx";

const NOTHING = { url: "", eventTypes: [] };
const form = (props: Partial<Parameters<typeof WebhookForm>[0]> = {}) =>
  render(<WebhookForm page="/builder/webhooks" typed={NOTHING} errors={{}} {...props} />);

test("an endpoint is added by a form without scripts, told of everything unless somebody chooses", () => {
  const page = form();
  const sending = page.one("form", { method: "post", action: "/builder/webhooks" });
  expect(sentBy(sending, sending.one("button"))).toMatchObject({ intent: "create", url: "" });
  const boxes = page.all("input").filter((input) => input.get("type") === "checkbox");
  expect(boxes.map((box) => box.get("value"))).toEqual([...PUBLISHED_EVENT_TYPES]);
  expect(boxes.every((box) => box.get("checked") !== null)).toBe(true);
});

test("what was refused is said at its field, and what was typed is kept", () => {
  const page = form({
    typed: { url: "http://127.0.0.1", eventTypes: ["booking.moved"] },
    errors: { url: "Not this address.", eventTypes: "Choose at least one." },
  });
  expect(page.text).toContain("Not this address.");
  expect(page.text).toContain("Choose at least one.");
  expect(page.one("input", { name: "url" }).get("value")).toBe("http://127.0.0.1");
  const checked = page.all("input").filter((input) => input.get("checked") !== null);
  expect(checked.map((box) => box.get("value"))).toEqual(["booking.moved"]);
});
