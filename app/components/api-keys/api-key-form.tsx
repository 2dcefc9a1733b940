import { Form, useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { apiKeysText } from "../../../server/domain/text/en/account/api-keys.ts";
import { API_SCOPES } from "../../../server/domain/values/api-key.ts";
import type { ApiKeyErrors, TypedApiKey } from "../../forms/api-key-answer.ts";
import { API_KEY_DAYS, NO_END } from "../../forms/api-key-answer.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { ApiKeysOnPage } from "../../page-data.ts";
import { FormField } from "../forms/form-field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";
import { TextArea } from "../forms/text-area.tsx";
import { Icon } from "../page/icon.tsx";

/** The form by which a key is made. */
export function ApiKeyForm({
  page,
  proof,
  typed,
  errors,
}: {
  /** The address of the page. */
  readonly page: string;
  readonly proof: ApiKeysOnPage["proof"];
  /** What was sent and refused. */
  readonly typed: TypedApiKey;
  readonly errors: ApiKeyErrors;
}) {
  const t = useText(apiKeysText);
  return (
    <Form method="post" action={page} className="space-y-5" noValidate>
      <FormField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        type="text"
        autoComplete="off"
        defaultValue={typed.name}
        error={errors.name}
        focus
      />
      <ScopeChoice chosen={typed.scopes} error={errors.scopes} focus={errors.name === undefined} />
      <TextArea
        name="origins"
        label={t("origins")}
        hint={t("originsHint")}
        rows={3}
        defaultValue={typed.origins}
        error={errors.origins}
        focus={errors.name === undefined && errors.scopes === undefined}
      />
      <SelectField name="days" label={t("days")} defaultValue={typed.days}>
        {API_KEY_DAYS.map((days) => (
          <option key={days} value={days}>
            {t("daysOption", { days })}
          </option>
        ))}
        <option value={NO_END}>{t("daysNever")}</option>
      </SelectField>
      {proof === "password" && (
        <FormField
          name="password"
          label={t("password")}
          type="password"
          autoComplete="current-password"
          error={errors.password}
          focus={errors.name === undefined && errors.scopes === undefined && errors.origins === undefined}
        />
      )}
      <SubmitButton name="intent" value="create" busy={t("creating")}>
        {t("createNow")}
      </SubmitButton>
    </Form>
  );
}

/** What the key may do: at least one of these. */
function ScopeChoice({
  chosen,
  error,
  focus,
}: {
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly focus: boolean;
}) {
  const t = useText(apiKeysText);
  const answer = useActionData();
  const first = useRef<HTMLInputElement>(null);
  const takesFocus = focus && error !== undefined;
  useEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [answer, takesFocus]);
  return (
    <fieldset aria-describedby={error === undefined ? undefined : "scopes-error"}>
      <legend className="mb-1 font-medium">{t("scopes")}</legend>
      {API_SCOPES.map((scope, index) => (
        <label key={scope} className="flex min-h-11 items-start gap-3 py-2">
          <input
            ref={index === 0 ? first : undefined}
            type="checkbox"
            name="scope"
            value={scope}
            defaultChecked={chosen.includes(scope)}
            className="mt-0.5 size-5 shrink-0"
          />
          <span className="min-w-0">
            {t(scope)}{" "}
            <code translate="no" className="label font-mono wrap-anywhere">
              {scope}
            </code>
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id="scopes-error" className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad">
          <Icon name="warning" className="mt-0.5 scale-90" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
