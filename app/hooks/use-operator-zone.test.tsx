import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useOperatorZone } from "./use-operator-zone.ts";

function Zone() {
  return useOperatorZone();
}

function zoneWith(zone: string | null) {
  return render(<Zone />, { route: { id: "routes/operator", data: { mayEnter: true, zone } } }).text;
}

test("an operator reads times in the zone of their account", () => {
  expect(zoneWith("Asia/Kathmandu")).toBe("Asia/Kathmandu");
});

test("an account without a zone, and a page outside the operator's, read them in UTC", () => {
  expect(zoneWith(null)).toBe("UTC");
  expect(render(<Zone />).text).toBe("UTC");
});
