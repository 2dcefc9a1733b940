import { expect, test } from "vitest";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { render } from "../test-render.tsx";
import { ExactTime } from "./exact-time.tsx";

const page = render(
  <ExactTime at={instant("2026-12-01T13:00:00.000Z")} zone={timeZone("Europe/Berlin")}>
    3 h ago
  </ExactTime>,
);

test("how long ago is followed by the instant, for whoever hears it", () => {
  expect(page.text).toMatch(/^3 h ago \(.*1 Dec.*14:00.*\)$/);
  expect(page.one("time").get("dateTime")).toBe("2026-12-01T13:00:00.000Z");
});

test("a keyboard reaches it, so that what a pointer shows is not for pointers alone", () => {
  expect(page.one("time").get("tabindex")).toBe("0");
});
