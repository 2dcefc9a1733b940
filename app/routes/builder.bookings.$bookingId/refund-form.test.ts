import { expect, test } from "vitest";
import { money } from "../../../server/domain/values/money.ts";
import { readRefund, typedRefundIn, type TypedRefund } from "./refund-form.ts";

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
  ["fifty", "like 112.50"],
  ["0", "above zero"],
  ["112.51", "At most $112.50"],
])("an amount of %j is refused at its field", (amount, message) => {
  const read = readRefund(typed({ amount }), left, true);
  expect(read.ok ? null : read.errors.amount).toContain(message);
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
