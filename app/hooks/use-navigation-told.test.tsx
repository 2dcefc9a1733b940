import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useNavigationTold } from "./use-navigation-told.ts";

function Told() {
  return <p role="status">{useNavigationTold()}</p>;
}

test("a page that was opened as a document says nothing more than itself", () => {
  const page = render(<Told />, { address: "/builder/bookings?period=all#list" });
  expect(page.one("p", { role: "status" }).text).toBe("");
});
