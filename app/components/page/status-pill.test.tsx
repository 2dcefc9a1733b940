import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { StatusPill } from "./status-pill.tsx";

test("a status is said in words; its picture and its colour only go with them", () => {
  const page = render(
    <StatusPill tone="bad" icon="warning">
      Payment failed
    </StatusPill>,
  );
  expect(page.text).toBe("Payment failed");
  expect(page.one("svg").get("aria-hidden")).toBe("true");
  expect(page.has("span", { "data-tone": "bad" })).toBe(true);
});
