import { Link } from "@remix-run/react";
import { useState, type SyntheticEvent } from "react";
import { builderSessionTypeEditor } from "../../../server/domain/text/en/builder/session-type-editor.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import type { Text } from "../../../server/domain/text/place.ts";
import { SELLING_CURRENCIES } from "../../../server/domain/offer/charge-minimums.ts";
import { parseMoney, typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { ErrorSummary, isSummarized, problemOf } from "../../components/forms/error-summary.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { PolicyEditor } from "../../components/booking/policy-editor.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SettingsForm } from "../../components/forms/settings-form.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { NOTICE_HOURS_MAX, policyTyped, type PolicyProblem } from "../../forms/policy-form.ts";
import { valueIn } from "../../forms/value-in.ts";
import { LEAVES_ON_PURPOSE } from "../../hooks/use-unsaved-changes.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OwnSessionType } from "../../page-data.ts";
import { ClientView, type TypedTerms } from "./client-view.tsx";
import type { EditAnswer } from "./edit-answer.ts";

/** The builder's own terms of one offer, and beside them what the client sees. After a refusal it keeps what was typed. */
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
  const [shown, setShown] = useState<TypedTerms>({ price, description, policy: cancellationPolicy });
  const policyError =
    problem === undefined ? errors["cancellationPolicy"] : policyProblemInWords(problem, t, language);
  const problems = [
    ...problemOf("price", errors["price"]),
    ...problemOf("description", errors["description"]),
    ...problemOf("policy", policyError, false),
  ];
  const focus = !isSummarized(problems);

  function follow(event: SyntheticEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget);
    const typedPrice = valueIn(form, "price").trim();
    const policy = policyTyped(form);
    setShown((before) => ({
      price: parseMoney(typedPrice === "" ? "0" : typedPrice, valueIn(form, "currency")) ?? before.price,
      description: valueIn(form, "description").trim(),
      policy: policy.ok ? policy.policy : before.policy,
    }));
  }

  return (
    <SettingsForm
      onInput={follow}
      isRefused={answer !== undefined}
      className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 border-t border-line pt-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-10"
      actions={
        <>
          <SubmitButton name="intent" value={`save:${id}`} busy={t("saving")}>
            {t("save")}
          </SubmitButton>
          <Link
            to={`/builder/session-types#${id}`}
            state={LEAVES_ON_PURPOSE}
            preventScrollReset
            className="button-text"
          >
            {t("close")}
          </Link>
        </>
      }
    >
      <div className="space-y-6">
        <ErrorSummary problems={problems} />
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
            focus={focus}
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
          focus={focus}
        />
        <PolicyEditor policy={cancellationPolicy} error={policyError} />
        <p className="label">{t("applies")}</p>
      </div>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <ClientView sessionType={sessionType} terms={shown} />
      </div>
    </SettingsForm>
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
