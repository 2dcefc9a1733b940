import { expect, test } from "vitest";
import { confirmed, scheduled, testBooking } from "../../../db/bookings/test-bookings.ts";
import type { BookingDispute } from "../../../server/domain/booking/booking.ts";
import { proposalsOf } from "./refund-proposals.ts";

test("money can be given back while a bank only asks, and not once it has taken it", () => {
  const { context } = confirmed(scheduled(testBooking()));
  const [payment] = context.payments;
  if (payment === undefined) throw new Error("nothing was paid");
  const { paymentIntentId, amount } = payment;
  const refundable = [{ paymentIntentId, left: amount }];
  const whileOpen = (stage: BookingDispute["stage"]) => {
    const dispute = { disputeId: "dp_1", paymentIntentId, amount, answerDueAt: null } as const;
    const disputes = [{ ...dispute, status: "open" as const, stage }];
    return proposalsOf({ context: { ...context, disputes }, refundable });
  };
  expect(whileOpen("dispute")).toEqual([]);
  expect(whileOpen("inquiry")).toEqual([
    { paymentIntentId, paid: amount, left: amount, isOfSession: true, due: null },
  ]);
});
