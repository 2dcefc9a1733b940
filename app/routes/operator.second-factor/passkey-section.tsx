import { Form, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { FormField } from "../../components/forms/form-field.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { PasskeyButton } from "../../components/forms/passkey-button.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { SecondFactorOnPage } from "../../page-data.ts";
import { makePasskey } from "../../forms/passkey-ceremony.ts";
import { setUpPath } from "../../second-factor-paths.ts";
import type { FactorAnswer } from "./factor-answer.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { passkeysText } from "../../../server/domain/text/en/account/passkeys.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

/** Passkeys, one for each device, each under a name. Only adding one needs scripts. */
export function PasskeySection({
  settings: { passkeys },
  answer,
  next,
}: {
  readonly settings: SecondFactorOnPage;
  readonly answer: FactorAnswer;
  readonly next: string;
}) {
  const t = useText(passkeysText);
  const page = setUpPath(next);
  return (
    <PageSection id="passkeys" title={t("title")}>
      <div className="card divide-y divide-line px-5">
        {passkeys.map((passkey) => (
          <Passkey
            key={passkey.id}
            passkey={passkey}
            page={page}
            error={answer.renameError?.passkeyId === passkey.id ? answer.renameError.message : null}
          />
        ))}
        <AddPasskey page={page} error={answer.passkeyError} isFirst={passkeys.length === 0} />
      </div>
    </PageSection>
  );
}

function Passkey({
  passkey: { id, name, addedAt },
  page,
  error,
}: {
  readonly passkey: SecondFactorOnPage["passkeys"][number];
  readonly page: string;
  readonly error: string | null;
}) {
  const t = useText(passkeysText);
  const language = useLanguage();
  const zone = useOperatorZone();
  return (
    <div className="py-4">
      <p className="font-medium wrap-anywhere">{name}</p>
      {addedAt !== null && (
        <p className="label">{t("addedOn", { when: formatDayAndTime(addedAt, zone, language) })}</p>
      )}
      <details className="mt-1" open={error !== null}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("change")}</summary>
        <Form method="post" action={page} className="mt-2 space-y-4" noValidate>
          <FormField
            id={`name-${id}`}
            name="name"
            label={t("name")}
            type="text"
            autoComplete="off"
            defaultValue={name}
            error={error ?? undefined}
            focus
          />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <SubmitButton name="intent" value={`rename-passkey:${id}`} busy={t("saving")} look="button-quiet">
              {t("save")}
            </SubmitButton>
            <SubmitButton
              name="intent"
              value={`remove-passkey:${id}`}
              busy={t("removing")}
              look="button-danger"
            >
              {t("remove")}
            </SubmitButton>
          </div>
        </Form>
      </details>
    </div>
  );
}

function AddPasskey({
  page,
  error,
  isFirst,
}: {
  readonly page: string;
  readonly error: string | null;
  readonly isFirst: boolean;
}) {
  const t = useText(passkeysText);
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  return (
    <div className="py-5">
      <form ref={form} className="space-y-4" onSubmit={(event) => event.preventDefault()}>
        {isFirst && <p className="text-soft">{t("what")}</p>}
        <div className="needs-script">
          <FormField
            id="passkey-name"
            name="name"
            label={t("newName")}
            hint={t("newNameHint")}
            type="text"
            autoComplete="off"
            required={false}
            error={undefined}
          />
        </div>
        <PasskeyButton
          ask={makePasskey}
          error={error}
          onCredential={(credential) => {
            const fields = new FormData(form.current ?? undefined);
            fields.set("intent", "add-passkey");
            fields.set("credential", credential);
            submit(fields, { method: "post", action: page });
          }}
        >
          {t("add")}
        </PasskeyButton>
      </form>
    </div>
  );
}
