import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useBrowserTimeZone } from "./use-browser-time-zone.ts";

function Field() {
  return <input name="timeZone" defaultValue={useBrowserTimeZone()} />;
}

test("the server's own zone is taken for nobody's", () => {
  expect(
    render(<Field />)
      .one("input")
      .get("value"),
  ).toBe("");
});
