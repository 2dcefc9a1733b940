import { redirect, type AppLoadContext } from "@remix-run/node";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import type { TypedReason } from "../../components/forms/reason-field.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { languageOf } from "../../text/languages.ts";
import { fieldMessageOr, throwAsPage } from "../../trpc-errors.ts";
import {
  leftToReturn,
  readRefund,
  tooMuch,
  typedRefundIn,
  type RefundErrors,
  type TypedRefund,
} from "./refund-form.ts";

export type RefundKind = "goodwill" | "builder_no_show";

/** What the page shows after a form that was not carried out, or not yet. */
export interface FormAnswer {
  readonly refusal?: Refusal;
  readonly cancel?: TypedReason;
  readonly refund?: {
    readonly kind: RefundKind;
    readonly typed: TypedRefund;
    readonly errors: RefundErrors;
    /** The form is valid: what would happen is shown, to be confirmed. */
    readonly isPreview: boolean;
  };
}

/** Carries a form of the builder's booking page out. 400 for one that is not ours. */
export async function answerForm(
  { caller, language }: AppLoadContext,
  request: Request,
  bookingId: BookingId,
): Promise<FormAnswer | Response> {
  const page = `/builder/bookings/${bookingId}`;
  const form = await request.formData();
  const { myBookings } = caller;
  switch (valueIn(form, "intent")) {
    case "cancel": {
      const note = valueIn(form, "note");
      const outcome = await myBookings
        .cancel({ bookingId, note })
        .catch(fieldMessageOr("note", throwAsPage(request), languageOf(language)));
      if (typeof outcome === "string") return { cancel: { note, error: outcome } };
      return outcome.ok ? redirect(page, 303) : { refusal: outcome.refusal, cancel: { note, error: null } };
    }
    case "keep": {
      const outcome = await myBookings.keepSession({ bookingId }).catch(throwAsPage(request));
      return outcome.ok ? redirect(page, 303) : { refusal: outcome.refusal };
    }
    case "preview-refund":
      return refund(form, "goodwill", true);
    case "refund":
      return refund(form, "goodwill", false);
    case "no-show":
      return refund(form, "builder_no_show", false);
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }

  async function refund(form: FormData, kind: RefundKind, isPreview: boolean) {
    const { context } = await myBookings.get({ bookingId }).catch(throwAsPage(request));
    const typed = typedRefundIn(form);
    const isSent = context.refundObligations.some(({ requestId }) => requestId === typed.requestId);
    // The second press of a button that has done its work.
    if (isSent) return redirect(page, 303);
    const left = leftToReturn(context);
    if (left === null) throw new Response(null, { status: 400, statusText: "Bad Request" });
    const read = readRefund(typed, left, kind === "goodwill");
    if (!read.ok) return { refund: { kind, typed, errors: read.errors, isPreview: false } };
    if (isPreview) {
      const shown = { ...typed, amount: typedMoney(read.amount) };
      return { refund: { kind, typed: shown, errors: {}, isPreview } };
    }
    const outcome = await myBookings
      .refund({
        bookingId,
        requestId: read.requestId,
        amountMinor: kind === "goodwill" ? read.amount.amountMinor : null,
        reason: kind,
        note: read.note,
      })
      .catch(throwAsPage(request));
    if (outcome.ok) return redirect(page, 303);
    if (outcome.refusal.code !== "not_refundable" || outcome.refusal.left === null)
      return { refusal: outcome.refusal, refund: { kind, typed, errors: {}, isPreview: false } };
    const errors = { amount: tooMuch(outcome.refusal.left) };
    return { refund: { kind, typed, errors, isPreview: false } };
  }
}
