import { expect, test } from "vitest";
import { cancellationReasonOf } from "./cancellation-reason.ts";
import { instant } from "../values/instant.ts";

const line = (eventType: string, minute: number, note: string | null) => ({
  eventType,
  happenedAt: instant(`2026-03-01T10:0${minute}:00.000Z`),
  note,
});
const paid = line("CHECKOUT_PAID", 1, null);
const granted = line("REFUND_REQUESTED", 9, "A gesture.");

test.each([
  ["no cancellation", [paid, granted], null],
  ["one without a reason", [paid, line("CANCEL_REQUESTED", 5, null), granted], null],
  ["one with a reason", [paid, line("CANCEL_REQUESTED", 5, "Ill."), granted], "Ill."],
  ["one at Calendly", [paid, line("TIME_CANCELED", 5, "Ill."), granted], "Ill."],
  [
    "one that happened before the one that was heard of first",
    [paid, line("CANCEL_REQUESTED", 5, "Ill."), line("TIME_CANCELED", 3, "A holiday.")],
    "A holiday.",
  ],
  [
    "an earlier one whose author did not say why: nobody's words become another's",
    [paid, line("CANCEL_REQUESTED", 5, "Ill."), line("TIME_CANCELED", 3, null)],
    null,
  ],
  [
    "two of the same instant",
    [line("CANCEL_REQUESTED", 5, "Ill."), line("TIME_CANCELED", 5, "The booking was canceled.")],
    "Ill.",
  ],
  ["a rejected time", [line("TIME_REJECTED", 5, null)], null],
])("of a history with %s, the reason is that of the first that happened", (_what, history, reason) => {
  expect(cancellationReasonOf(history)).toBe(reason);
});
