import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { refundForm } from "../../../server/domain/text/en/operator/refund-form.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingAnswer } from "./booking-answer.ts";
import type { RefundProposal } from "./refund-proposals.ts";

/** Gives money back, by a person's decision and with their reason. However often this form is sent, it is one refund. */
export function RefundForm({
  page,
  proposals,
  requestId,
  answer,
  isAgain,
}: {
  readonly page: string;
  readonly proposals: readonly RefundProposal[];
  readonly requestId: string;
  readonly answer: BookingAnswer | undefined;
  readonly isAgain: boolean;
}) {
  const t = useText(refundForm);
  const language = useLanguage();
  // The page may load its data anew while somebody types: the form stays the same one.
  const [ownRequestId] = useState(answer?.refund?.requestId ?? requestId);
  const typed = answer?.refund ?? null;
  const errors = answer?.errors ?? {};
  const [first] = proposals;
  if (first === undefined) return null;
  return (
    <Form method="post" action={page} className="space-y-4" noValidate>
      <h3 tabIndex={-1} className="subtitle w-fit">
        {t(isAgain ? "titleAgain" : "title")}
      </h3>
      <p className="text-soft">
        {isAgain ? t("helpAgain", { amount: formatMoney(first.left, language) }) : t("help")}
      </p>
      <input type="hidden" name="requestId" value={ownRequestId} />
      {proposals.length > 1 ? (
        <SelectField
          name="payment"
          label={t("payment")}
          defaultValue={typed?.payment ?? first.paymentIntentId}
        >
          {proposals.map(({ paymentIntentId, paid, left, isOfSession }) => (
            <option key={paymentIntentId} value={paymentIntentId}>
              {t(isOfSession ? "ofSession" : "beside", {
                paid: formatMoney(paid, language),
                left: formatMoney(left, language),
              })}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="payment" value={first.paymentIntentId} />
      )}
      <FormField
        name="amount"
        label={t("amount", { currency: first.left.currency })}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        hint={t(proposals.length > 1 ? "amountHintOfSeveral" : "amountHint", {
          amount: formatMoney(first.left, language),
        })}
        defaultValue={typed?.amount ?? typedMoney(first.left)}
        error={errors["amount"] ?? errors["amountMinor"]}
        focus
      />
      {isAgain ? (
        <input type="hidden" name="reason" value="again" />
      ) : (
        <SelectField name="reason" label={t("why")} defaultValue={typed?.reason ?? "goodwill"}>
          <option value="goodwill">{t("goodwill")}</option>
          <option value="builder_no_show">{t("noShow")}</option>
        </SelectField>
      )}
      <FormField
        name="note"
        label={t("reason")}
        type="text"
        autoComplete="off"
        hint={t(isAgain ? "reasonHintAgain" : "reasonHint")}
        defaultValue={typed?.note ?? ""}
        error={errors["note"]}
        focus={errors["amount"] === undefined}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton name="intent" value="refund" busy={t("sending")}>
          {t(isAgain ? "sendAgain" : "send")}
        </SubmitButton>
        <Link to={page} preventScrollReset className="button-text">
          {t("leave")}
        </Link>
      </div>
    </Form>
  );
}
