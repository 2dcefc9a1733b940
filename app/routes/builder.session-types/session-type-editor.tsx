import { Form, Link } from "@remix-run/react";
import { builderSessionTypeEditor } from "../../../server/domain/text/en/builder/session-type-editor.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import type { Text } from "../../../server/domain/text/place.ts";
import { SELLING_CURRENCIES } from "../../../server/domain/offer/charge-minimums.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { PolicyEditor } from "../../components/booking/policy-editor.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { NOTICE_HOURS_MAX, type PolicyProblem } from "../../forms/policy-form.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
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
  const problem = answer?.policyProblem;
  const t = useText(builderSessionTypeEditor);
  const language = useLanguage();
  return (
    <Form method="post" preventScrollReset className="mt-6 space-y-6 border-t border-line pt-6" noValidate>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <FormField
          name="price"
          label={t("price")}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          hint={t("priceHint")}
          defaultValue={typed.price}
          required={false}
          error={errors["price"]}
          focus
        />
        <div className="self-end">
          <SelectField name="currency" label={t("currency")} defaultValue={typed.currency}>
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
        label={t("description")}
        defaultValue={typed.description}
        error={errors["description"]}
        focus={errors["price"] === undefined}
      />
      <PolicyEditor
        policy={cancellationPolicy}
        error={
          problem === undefined ? errors["cancellationPolicy"] : policyProblemInWords(problem, t, language)
        }
      />
      <p className="label">{t("applies")}</p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton name="intent" value={`save:${id}`} busy={t("saving")}>
          {t("save")}
        </SubmitButton>
        <Link to={`/builder/session-types#${id}`} preventScrollReset className="button-text">
          {t("close")}
        </Link>
      </div>
    </Form>
  );
}

function policyProblemInWords(
  problem: PolicyProblem,
  t: Text<typeof builderSessionTypeEditor.english>,
  language: Language,
): string {
  if (problem.code === "not_falling") return t(problem.code);
  const row = formatNumber(problem.row, language);
  return t(problem.code, { hours: formatNumber(NOTICE_HOURS_MAX, language), row });
}
