import { Form } from "@remix-run/react";
import { PUBLISHED_EVENT_TYPES } from "../../../server/domain/contract/published-event.ts";
import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import type { WebhookAnswer } from "../../forms/webhook-answer.ts";
import { useText } from "../../hooks/use-text.tsx";
import { FormField } from "../forms/form-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";
import { Icon } from "../page/icon.tsx";

/** The form by which an endpoint is added. Everything is chosen until somebody has chosen otherwise. */
export function WebhookForm({
  page,
  typed,
  errors,
}: {
  /** The address of the page. */
  readonly page: string;
  /** What was sent and refused. */
  readonly typed: WebhookAnswer["typed"];
  readonly errors: WebhookAnswer["errors"];
}) {
  const t = useText(webhooksText);
  const isFresh = typed.url === "" && typed.eventTypes.length === 0;
  return (
    <Form method="post" action={page} className="space-y-5" noValidate>
      <FormField
        name="url"
        label={t("url")}
        hint={t("urlHint")}
        type="text"
        autoComplete="off"
        defaultValue={typed.url}
        error={errors.url}
        focus
      />
      <fieldset aria-describedby={errors.eventTypes === undefined ? undefined : "types-error"}>
        <legend className="mb-1 font-medium">{t("types")}</legend>
        {PUBLISHED_EVENT_TYPES.map((type) => (
          <label key={type} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type="checkbox"
              name="type"
              value={type}
              defaultChecked={isFresh || typed.eventTypes.includes(type)}
              className="mt-0.5 size-5 shrink-0"
            />
            <span className="min-w-0">
              {t(type)}{" "}
              <code translate="no" className="label font-mono wrap-anywhere">
                {type}
              </code>
            </span>
          </label>
        ))}
        {errors.eventTypes !== undefined && (
          <p id="types-error" className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad">
            <Icon name="warning" className="mt-0.5 scale-90" />
            {errors.eventTypes}
          </p>
        )}
      </fieldset>
      <SubmitButton name="intent" value="create" busy={t("adding")}>
        {t("addNow")}
      </SubmitButton>
    </Form>
  );
}
