import { expect, test } from "vitest";
import { money } from "../../../server/domain/values/money.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { readRefund, typedRefundIn, type TypedRefund } from "./refund-form.ts";
import { refundProblemInWords } from "./refund-problem-in-words.ts";

const left = money(11_250, "USD");

function typed(changes: Partial<TypedRefund>): TypedRefund {
  return { amount: "50.00", note: "It ran short.", requestId: "refund-form-0001", ...changes };
}

test("what was typed becomes an amount in the payment's own currency", () => {
  expect(readRefund(typed({}), left, true)).toEqual({
    ok: true,
    amount: money(5_000, "USD"),
    note: "It ran short.",
    requestId: "refund-form-0001",
  });
  expect(readRefund(typed({ amount: "5000" }), money(12_000, "JPY"), true)).toMatchObject({
    amount: money(5_000, "JPY"),
  });
});

test.each([
  ["fifty", { code: "no_amount", left }, "like 112.50"],
  ["0", { code: "zero" }, "above zero"],
  ["112.51", { code: "too_much", left }, "At most $112.50"],
] as const)("an amount of %j is refused at its field", (amount, problem, words) => {
  const read = readRefund(typed({ amount }), left, true);
  expect(read.ok ? null : read.errors).toEqual({ amount: problem });
  expect(refundProblemInWords(problem, ENGLISH)).toContain(words);
});

test("a reason may be a letter, and no book", () => {
  const problem = { code: "long_reason", charactersMax: 1_000 } as const;
  const read = readRefund(typed({ note: "x".repeat(1_001) }), left, true);
  expect(read.ok ? null : read.errors).toEqual({ note: problem });
  expect(refundProblemInWords(problem, ENGLISH)).toContain("1,000");
});

test("without a reason nothing goes back, and both fields say what they need", () => {
  const read = readRefund(typed({ amount: "", note: "" }), left, true);
  expect(read.ok ? null : Object.keys(read.errors)).toEqual(["amount", "note"]);
});

test("where everything goes back, no amount is read", () => {
  expect(readRefund(typed({ amount: "1" }), left, false)).toMatchObject({ ok: true, amount: left });
});

test("a form without its fields is read as one that was left empty", () => {
  expect(typedRefundIn(new FormData())).toEqual({ amount: "", note: "", requestId: "" });
});
