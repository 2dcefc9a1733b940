import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { HISTORY_ID, HistoryPages } from "./history-pages.tsx";

function stretch(earlier: string | null, next: string | null) {
  return render(
    <HistoryPages earlier={earlier} next={next}>
      <p>Booking started</p>
    </HistoryPages>,
    { address: "/bookings/bkg_1" },
  );
}

function waysOf(page: ReturnType<typeof stretch>) {
  return page.withRole("link").map((link) => link.get("href"));
}

test("a history that is shown whole has no ways through it, and nothing around it", () => {
  expect(stretch(null, null).text).toBe("Booking started");
  expect(waysOf(stretch(null, null))).toEqual([]);
});

test("of the latest stretch the way leads back in time, to the history on the same page", () => {
  const page = stretch(null, "12");
  expect(waysOf(page)).toEqual([`/bookings/bkg_1?earlier=12#${HISTORY_ID}`]);
  expect(page.one("a").get("rel")).toBe("next");
  expect(page.text).toMatch(/^The latest .* Booking started$/);
});

test("from further back the ways lead on, and back to the latest", () => {
  expect(waysOf(stretch("12", "4"))).toEqual([
    `/bookings/bkg_1?earlier=4#${HISTORY_ID}`,
    `/bookings/bkg_1#${HISTORY_ID}`,
  ]);
  expect(waysOf(stretch("4", null))).toEqual([`/bookings/bkg_1#${HISTORY_ID}`]);
});
