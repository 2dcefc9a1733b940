import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useHydrated } from "./use-hydrated.ts";

function Shown() {
  return useHydrated() ? "scripts run" : "no scripts";
}

test("a page as the server sends it counts on no scripts", () => {
  expect(render(<Shown />).text).toBe("no scripts");
});
