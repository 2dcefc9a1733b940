import { expect, test } from "vitest";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { MonthCard } from "./month-card.tsx";

const AT = { now: instant("2026-04-10T12:00:00.000Z"), zone: timeZone("America/New_York") };
const usd = (amountMinor: number) => money(amountMinor, "USD");
const PAID_BY_DAY = [...Array.from({ length: 27 }, () => 0), 20_000, 0, 10_000];
const MONTH = {
  hasBookings: true,
  booked: { now: 12, before: 8 },
  money: [
    {
      paid: { now: usd(30_000), before: usd(40_000) },
      refunded: { now: usd(5_000), before: usd(0) },
      paidByDay: PAID_BY_DAY,
    },
  ],
};

test("each figure stands with last month’s, and how far it rose or fell in words", () => {
  const text = render(<MonthCard month={MONTH} {...AT} />).text;
  expect(text).toContain("Booked 12 50\u{a0}% more 8 last month by this day");
  expect(text).toContain("Paid $300.00 25\u{a0}% less $400.00 last month by this day");
  expect(text).toContain("Returned $50.00 $0.00 last month by this day");
});

test("the curve says what it shows: the sum, the most, and on which day", () => {
  const curve = render(<MonthCard month={MONTH} {...AT} />).one("svg", { role: "img" });
  expect(curve.get("aria-label")).toBe(
    "Paid per day in the last 30 days: $300.00 in all, at most $200.00 on Wednesday, 8 April 2026",
  );
});

test("without anything to compare with, nothing is said to have risen", () => {
  const month = { ...MONTH, booked: { now: 3, before: 0 }, money: [] };
  const text = render(<MonthCard month={month} {...AT} />).text;
  expect(text).toContain("Booked 3 0 last month by this day");
  expect(text).toContain("Nothing was paid yet this month.");
  expect(text).not.toContain("more");
});
