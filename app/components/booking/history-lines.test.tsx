import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { HistoryLines } from "./history-lines.tsx";

const LINE = {
  version: 1,
  what: "Booking started",
  details: null,
  note: null,
  whenAndByWhom: "Sunday, 1 March 2026, 11:00, Berlin time, by you",
};

test("each line is a piece of an ordered list, with nothing where nothing is to be said", () => {
  const lines = [LINE, { ...LINE, version: 2, what: "Paid", details: "$150.00", note: "Sorry!\n<b>" }];
  const list = render(<HistoryLines words={{ unreadable: null, lines }} />).one("ol");
  expect(list.all("li").map(({ text }) => text)).toEqual([
    "Booking started Sunday, 1 March 2026, 11:00, Berlin time, by you",
    "Paid $150.00 Sorry! <b> Sunday, 1 March 2026, 11:00, Berlin time, by you",
  ]);
  expect(list.all("blockquote").map(({ typed }) => typed)).toEqual(["Sorry!\n<b>"]);
});

test("what cannot be read is said before the others", () => {
  const list = render(<HistoryLines words={{ unreadable: "One line cannot be shown.", lines: [LINE] }} />);
  expect(list.all("li")[0]?.text).toBe("One line cannot be shown.");
});
