import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { NOTHING_YET, type BookingContext } from "../../../server/domain/booking/booking.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { answerForm } from "./answer-form.ts";

const BOOKING_ID = "bkg_00000000000000000000000000";
const PAGE = `/builder/bookings/${BOOKING_ID}`;
const amount = money(15_000, "USD");
const PAID = {
  ...NOTHING_YET,
  confirmedCheckoutId: "cs_test_12345678",
  payments: [
    {
      checkoutId: "cs_test_12345678",
      paymentIntentId: "pi_1",
      amount,
      paidAt: instant("2026-03-01T10:05:00Z"),
    },
  ],
} as const satisfies Partial<BookingContext>;

const typed = { amount: "25.00", note: "It ran short.", requestId: "refund-form-0001" };

/** The builder's procedures; what was asked of `refund` is kept. */
function callerWith(context: Partial<BookingContext>, refusal?: unknown) {
  const refunds: unknown[] = [];
  const myBookings = {
    get: () => Promise.resolve({ context }),
    refund: (input: unknown) => {
      refunds.push(input);
      return Promise.resolve(refusal === undefined ? { ok: true } : { ok: false, refusal });
    },
  };
  // The cast stands for what is missing: whatever else is called fails.
  return { refunds, context: { caller: { myBookings } } as unknown as AppLoadContext };
}

function send(context: AppLoadContext, values: Record<string, string>) {
  const request = new Request(`http://ours.example${PAGE}`, {
    method: "POST",
    body: new URLSearchParams(values),
  });
  return answerForm(context, request, BOOKING_ID);
}

test("a refund is shown before it is made, and nothing moves by looking it over", async () => {
  const { context, refunds } = callerWith(PAID);
  expect(await send(context, { intent: "preview-refund", ...typed })).toEqual({
    refund: { kind: "goodwill", typed, errors: {}, isPreview: true },
  });
  expect(refunds).toEqual([]);
});

test("a confirmed refund is asked for with the form's own number, and leads back to the booking", async () => {
  const { context, refunds } = callerWith(PAID);
  const answer = await send(context, { intent: "refund", ...typed });
  expect(answer).toBeInstanceOf(Response);
  expect(refunds).toEqual([
    {
      bookingId: BOOKING_ID,
      requestId: typed.requestId,
      amountMinor: 2_500,
      reason: "goodwill",
      note: typed.note,
    },
  ]);
});

test("a form whose refund is made already asks for nothing more", async () => {
  const made = { number: 1, paymentIntentId: "pi_1", amount, reason: "goodwill", status: "ordered" } as const;
  const refundObligations = [{ ...made, requestId: typed.requestId }];
  const { context, refunds } = callerWith({ ...PAID, refundObligations });
  expect(await send(context, { intent: "refund", ...typed })).toBeInstanceOf(Response);
  expect(refunds).toEqual([]);
});

test("who did not come gives back all that is left, whatever amount is sent", async () => {
  const { context, refunds } = callerWith(PAID);
  await send(context, { intent: "no-show", ...typed });
  expect(refunds).toMatchObject([{ amountMinor: null, reason: "builder_no_show" }]);
});

test("what cannot be read keeps what was typed, with its messages", async () => {
  const { context } = callerWith(PAID);
  const wrong = { ...typed, amount: "150.01", note: "" };
  expect(await send(context, { intent: "preview-refund", ...wrong })).toMatchObject({
    refund: {
      typed: wrong,
      isPreview: false,
      errors: {
        amount: { code: "too_much", left: amount },
        note: { code: "no_reason" },
      },
    },
  });
});

test("an amount that is not left any more is refused at its field", async () => {
  const { context } = callerWith(PAID, { code: "not_refundable", left: money(1_000, "USD") });
  expect(await send(context, { intent: "refund", ...typed })).toMatchObject({
    refund: { errors: { amount: { code: "too_much", left: money(1_000, "USD") } } },
  });
});

test("a form that is not ours is a 400", async () => {
  const { context } = callerWith(PAID);
  const thrown: unknown = await send(context, { intent: "delete" }).catch((error: unknown) => error);
  expect(thrown instanceof Response ? thrown.status : null).toBe(400);
});
