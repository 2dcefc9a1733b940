import { refundableOf } from "../../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf, type BookingContext } from "../../../server/domain/booking/booking.ts";
import type { Money } from "../../../server/domain/values/money.ts";
import { parseMoney } from "../../../server/domain/offer/parse-money.ts";
import { valueIn } from "../../forms/value-in.ts";

/** The procedure's own bounds, so that the message stands at the field. */
const NOTE_CHARACTERS_MIN = 3;
const NOTE_CHARACTERS_MAX = 1_000;

/** What was typed into a refund's form, as it was typed. */
export interface TypedRefund {
  readonly amount: string;
  readonly note: string;
  /** Of the form as it was rendered: sent twice, it is one refund. */
  readonly requestId: string;
}

/** Why a field of the refund is not taken. */
export type RefundProblem =
  | { readonly code: "no_amount" | "too_much"; readonly left: Money }
  | { readonly code: "zero" | "nothing_left" | "no_reason" }
  | { readonly code: "long_reason"; readonly charactersMax: number };

export type RefundErrors = { readonly [Field in "amount" | "note"]?: RefundProblem };

export type ReadRefund =
  | { readonly ok: true; readonly amount: Money; readonly note: string; readonly requestId: string }
  | { readonly ok: false; readonly errors: RefundErrors };

/** What is left of the payment that stands for the session; null when there is none. */
export function leftToReturn(context: BookingContext): Money | null {
  const payment = confirmedPaymentOf(context);
  return payment === null ? null : refundableOf(context, payment);
}

/** The form's values; absent ones are empty. */
export function typedRefundIn(form: FormData): TypedRefund {
  return {
    amount: valueIn(form, "amount"),
    note: valueIn(form, "note").trim(),
    requestId: valueIn(form, "requestId"),
  };
}

/**
 * Reads a refund as it was typed, against what is left of the payment.
 * @param asksAmount false where everything goes back, whatever stands in the field.
 */
export function readRefund(typed: TypedRefund, left: Money, asksAmount: boolean): ReadRefund {
  const amount = asksAmount ? parseMoney(typed.amount, left.currency) : left;
  const amountError = asksAmount ? whyNotAmount(amount, left) : null;
  const noteError = whyNotNote(typed.note);
  if (amount !== null && amountError === null && noteError === null) {
    return { ok: true, amount, note: typed.note, requestId: typed.requestId };
  }
  return {
    ok: false,
    errors: {
      ...(amountError === null ? {} : { amount: amountError }),
      ...(noteError === null ? {} : { note: noteError }),
    },
  };
}

function whyNotAmount(amount: Money | null, left: Money): RefundProblem | null {
  if (amount === null) return { code: "no_amount", left };
  if (amount.amountMinor === 0) return { code: "zero" };
  return amount.amountMinor > left.amountMinor ? tooMuch(left) : null;
}

/** At the amount's field. */
export function tooMuch(left: Money): RefundProblem {
  return left.amountMinor === 0 ? { code: "nothing_left" } : { code: "too_much", left };
}

function whyNotNote(note: string): RefundProblem | null {
  if (note.length < NOTE_CHARACTERS_MIN) return { code: "no_reason" };
  return note.length > NOTE_CHARACTERS_MAX
    ? { code: "long_reason", charactersMax: NOTE_CHARACTERS_MAX }
    : null;
}
