import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { formatMoney } from "../../../server/domain/values/money.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
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
  // The page may load its data anew while somebody types: the form stays the same one.
  const [ownRequestId] = useState(answer?.refund?.requestId ?? requestId);
  const typed = answer?.refund ?? null;
  const errors = answer?.errors ?? {};
  const [first] = proposals;
  if (first === undefined) return null;
  return (
    <Form method="post" action={page} className="space-y-4" noValidate>
      <h3 tabIndex={-1} className="subtitle w-fit">
        {isAgain ? "Send the failed refund again?" : "Give money back?"}
      </h3>
      <p className="text-soft">
        {isAgain
          ? `Stripe could not return ${formatMoney(first.left)}. Before you send it again, ask the client whether their card or account still exists: if not, it fails again.`
          : "It goes back to where it was paid from, and cannot be undone. The booking itself stays as it is; the client is told by mail."}
      </p>
      <input type="hidden" name="requestId" value={ownRequestId} />
      {proposals.length > 1 ? (
        <SelectField
          name="payment"
          label="Of which payment"
          defaultValue={typed?.payment ?? first.paymentIntentId}
        >
          {proposals.map(({ paymentIntentId, paid, left, isOfSession }) => (
            <option key={paymentIntentId} value={paymentIntentId}>
              {isOfSession ? "For the session" : "Beside the session"}: {formatMoney(paid)},{" "}
              {formatMoney(left)} left
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="payment" value={first.paymentIntentId} />
      )}
      <FormField
        name="amount"
        label={`Amount in ${first.left.currency}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        hint={`At most ${formatMoney(first.left)}${proposals.length > 1 ? " of the first payment" : ""}.`}
        defaultValue={typed?.amount ?? typedMoney(first.left)}
        error={errors["amount"] ?? errors["amountMinor"]}
        focus
      />
      {isAgain ? (
        <input type="hidden" name="reason" value="again" />
      ) : (
        <SelectField name="reason" label="Why" defaultValue={typed?.reason ?? "goodwill"}>
          <option value="goodwill">Goodwill</option>
          <option value="builder_no_show">The builder did not come</option>
        </SelectField>
      )}
      <FormField
        name="note"
        label="Reason, in your words"
        type="text"
        autoComplete="off"
        hint={
          isAgain
            ? "It stays in the booking’s history; the client does not see it."
            : "The client reads it in the booking’s history."
        }
        defaultValue={typed?.note ?? ""}
        error={errors["note"]}
        focus={errors["amount"] === undefined}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton name="intent" value="refund" busy="Returning it…">
          {isAgain ? "Send it again" : "Return the money"}
        </SubmitButton>
        <Link to={page} preventScrollReset className="button-text">
          Leave it
        </Link>
      </div>
    </Form>
  );
}
