import { expect, test } from "vitest";
import { SUBJECTS } from "../../server/domain/booking/cases/test-booking-subjects.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { moneyTableOf } from "./money-table.ts";

function amounts(name: keyof typeof SUBJECTS): string[] | undefined {
  return moneyTableOf(SUBJECTS[name].context, "Ada", ENGLISH)?.map(
    ({ label, amount }) => `${label} ${amount}`,
  );
}

test("what was paid for a session that took place stays with its builder, to the last minor unit", () => {
  const [paid = "", kept = "", ...others] = amounts("confirmed") ?? [];
  expect(others).toEqual([]);
  expect(paid).toMatch(/^Paid \$/);
  expect(kept).toBe(paid.replace("Paid", "Stays with Ada"));
});

test("what has gone back outside is returned, and nothing of it stays", () => {
  const rows = amounts("confirmed, refunded outside") ?? [];
  expect(rows.some((row) => row.startsWith("Returned to you −$"))).toBe(true);
  expect(rows.at(-1)).toBe("Stays with Ada $0.00");
});

test("nothing is said in sums of a booking for which nothing was paid", () => {
  expect(amounts("scheduled")).toBeUndefined();
});
