import { Form } from "@remix-run/react";
import { passkeysText } from "../../../server/domain/text/en/account/passkeys.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OwnPasskeysOnPage } from "../../page-data.ts";
import { FormField } from "../forms/form-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** One passkey, with the forms that rename and remove it. Their intents are `rename-passkey:` and `remove-passkey:`, each with its id. */
export function PasskeyRow({
  passkey: { id, name, addedAt },
  page,
  zone,
  proof,
  errors,
}: {
  readonly passkey: OwnPasskeysOnPage["passkeys"][number];
  /** Where its forms are sent. */
  readonly page: string;
  readonly zone: TimeZone;
  /** What its owner shows before it goes; nothing removes it here where they must sign in again first. */
  readonly proof: OwnPasskeysOnPage["proof"];
  /** Of a form of this passkey that was refused. */
  readonly errors: { readonly name?: string | undefined; readonly password?: string | undefined };
}) {
  const t = useText(passkeysText);
  const language = useLanguage();
  const remove = (
    <SubmitButton name="intent" value={`remove-passkey:${id}`} busy={t("removing")} look="button-danger">
      {t("remove")}
    </SubmitButton>
  );
  return (
    <div className="py-4">
      <p className="font-medium wrap-anywhere">{name}</p>
      {addedAt !== null && (
        <p className="label">{t("addedOn", { when: formatDayAndTime(addedAt, zone, language) })}</p>
      )}
      <details className="mt-1" open={errors.name !== undefined || errors.password !== undefined}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">
          {t(proof === "sign_in" ? "rename" : "change")}
        </summary>
        <Form method="post" action={page} className="mt-2 space-y-4" noValidate>
          <FormField
            id={`name-${id}`}
            name="name"
            label={t("name")}
            type="text"
            autoComplete="off"
            defaultValue={name}
            error={errors.name}
            focus
          />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <SubmitButton name="intent" value={`rename-passkey:${id}`} busy={t("saving")} look="button-quiet">
              {t("save")}
            </SubmitButton>
            {proof === "nothing" && remove}
          </div>
        </Form>
        {proof === "password" && (
          <Form method="post" action={page} className="mt-6 space-y-4" noValidate>
            <FormField
              id={`password-${id}`}
              name="password"
              label={t("password")}
              type="password"
              autoComplete="current-password"
              error={errors.password}
              focus
            />
            {remove}
          </Form>
        )}
      </details>
    </div>
  );
}
