import { Form, Link } from "@remix-run/react";
import { SELLING_CURRENCIES } from "../../../server/domain/offer/charge-minimums.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { PolicyEditor } from "../../components/booking/policy-editor.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import type { OwnSessionType } from "../../page-data.ts";
import type { EditAnswer } from "./edit-answer.ts";

/** The builder's own terms of one offer. After a refusal it keeps what was typed. */
export function SessionTypeEditor({
  sessionType,
  answer,
}: {
  readonly sessionType: OwnSessionType;
  readonly answer: EditAnswer | undefined;
}) {
  const { id, cancellationPolicy, description, price } = sessionType;
  const typed = answer?.typed ?? { description, price: typedMoney(price), currency: price.currency };
  const errors = answer?.errors ?? {};
  return (
    <Form method="post" preventScrollReset className="mt-6 space-y-6 border-t border-line pt-6" noValidate>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <FormField
          name="price"
          label="Price"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          hint="0 is free. Existing bookings keep their price."
          defaultValue={typed.price}
          required={false}
          error={errors["price"]}
          focus
        />
        <div className="self-end">
          <SelectField name="currency" label="Currency" defaultValue={typed.currency}>
            {[...new Set([...SELLING_CURRENCIES, typed.currency])].map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      <TextArea
        name="description"
        label="What the client gets"
        defaultValue={typed.description}
        error={errors["description"]}
        focus={errors["price"] === undefined}
      />
      <PolicyEditor policy={cancellationPolicy} error={errors["cancellationPolicy"]} />
      <p className="label">
        Changes apply to new bookings; existing ones keep their price and policy. If you cancel, the client
        always gets everything back.
      </p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton name="intent" value={`save:${id}`} busy="Saving…">
          Save
        </SubmitButton>
        <Link to={`/builder/session-types#${id}`} preventScrollReset className="button-text">
          Close without saving
        </Link>
      </div>
    </Form>
  );
}
