import { describe, expect, test } from "vitest";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { eventInWords } from "../../../server/domain/text/history-in-words.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { render } from "../test-render.tsx";
import { HistoryList } from "./history-list.tsx";

type Line = Parameters<typeof HistoryList>[0]["history"][number];

const berlin = timeZone("Europe/Berlin");
const at = instant("2026-03-01T10:00:00Z");
const begun: Line = {
  version: 1,
  eventType: "BOOKING_INITIATED",
  toState: "INITIATED",
  by: null,
  causeKind: "client",
  happenedAt: at,
  amount: null,
  reason: null,
  note: null,
};

function list(
  history: readonly Line[],
  { unreadable = [], reader = "client" }: Partial<Parameters<typeof HistoryList>[0]> = {},
) {
  return render(<HistoryList history={history} unreadable={unreadable} timeZone={berlin} reader={reader} />);
}

test("each line says what happened, when in the reader's zone, and who brought it", () => {
  const [line] = list([begun]).all("li");
  expect(line?.text).toContain(eventInWords(begun, "client", ENGLISH));
  expect(line?.text).toContain(formatDayAndTime(at, berlin, ENGLISH));
  expect(line?.text).toMatch(/Berlin time, by you$/);
  expect(list([begun], { reader: "builder" }).one("li").text).toMatch(/by the client$/);
});

test("the lines are an ordered list, in the order in which they were given", () => {
  const paid: Line = { ...begun, version: 2, eventType: "CHECKOUT_PAID", causeKind: "stripe" };
  expect(
    list([begun, paid])
      .one("ol")
      .all("li")
      .map(({ text }) => text.split(" ")[0]),
  ).toEqual(["Booking", "Paid"]);
});

test("money has its currency, and its reason stands beside it", () => {
  const refund: Line = {
    ...begun,
    eventType: "REFUND_REQUESTED",
    amount: money(15_000, "USD"),
    reason: "goodwill",
  };
  expect(list([refund]).text).toContain("$150.00, out of goodwill");
});

test("a reason that only an older version knew is left out, not shown as a code", () => {
  const line = list([{ ...begun, reason: "because_of_the_old_rules" }]);
  expect(line.text).not.toContain("because_of_the_old_rules");
});

describe("a note", () => {
  test("is shown as it was written, markup and line breaks and all", () => {
    const note = "Sorry!\n<img src=x onerror=alert(1)>";
    const page = list([{ ...begun, note }]);
    expect(page.one("blockquote").typed).toBe(note);
    expect(page.has("img")).toBe(false);
  });

  test("that is empty, or was erased, leaves no empty quotation", () => {
    expect(list([{ ...begun, note: "" }]).has("blockquote")).toBe(false);
    expect(list([begun]).has("blockquote")).toBe(false);
  });
});

test("lines that cannot be read are counted, and the others are shown all the same", () => {
  expect(list([begun], { unreadable: [2] }).text).toMatch(/^One line .*not affected.*Booking started/);
  expect(list([begun], { unreadable: [2, 3] }).text).toMatch(/^2 lines /);
  expect(list([begun]).text).not.toMatch(/cannot be shown/);
});
