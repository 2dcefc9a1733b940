import { place } from "../../place.ts";

/** A booking's history on its client's and its builder's page, around its lines. Some keys are the machine's reasons. */
export const historyList = place("booking/history-list", {
  unreadable:
    "{lines, plural, one {One line of this history cannot be shown: its stored data cannot be read just now. The booking and the money are not affected.} other {# lines of this history cannot be shown: their stored data cannot be read just now. The booking and the money are not affected.}}",
  amountAndWhy: "{amount}, {why}",
  canceled: "because the booking was canceled",
  late_payment: "because the payment came too late",
  second_payment: "because the session was paid for twice",
  wrong_amount: "because it was not the price",
  goodwill: "out of goodwill",
  builder_no_show: "because the session did not take place",
  again: "once more, after a refund that failed",
  won: "the payment stands",
  lost: "the money went back to the client",
  other_duration: "because the time picked has another length",
  other_event_type: "because the time picked is of another kind of session",
});
