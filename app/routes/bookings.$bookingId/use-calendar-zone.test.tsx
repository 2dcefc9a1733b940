import { afterEach, expect, test, vi } from "vitest";
import { render } from "../../components/test-render.tsx";
import { bookingOnPage } from "./page-under-test.ts";
import { useCalendarZone } from "./use-calendar-zone.ts";

/** What the browser says: nothing wherever a server renders. */
const browser = vi.hoisted(() => ({ says: "" }));
vi.mock("../../hooks/use-browser-time-zone.ts", () => ({ useBrowserTimeZone: () => browser.says }));
afterEach(() => {
  browser.says = "";
});

function Zone() {
  return <>{useCalendarZone(bookingOnPage("INITIATED"))}</>;
}

test.each([
  ["", "Europe/Berlin"],
  ["Mars/Olympus_Mons", "Europe/Berlin"],
  ["Asia/Kathmandu", "Asia/Kathmandu"],
])("the calendar is in the browser's zone, and the client's until that is known: %j", (says, zone) => {
  browser.says = says;
  expect(render(<Zone />).text).toBe(zone);
});
