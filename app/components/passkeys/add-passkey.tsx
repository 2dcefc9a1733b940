import { useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { passkeysText } from "../../../server/domain/text/en/account/passkeys.ts";
import { makePasskey } from "../../forms/passkey-ceremony.ts";
import { useText } from "../../hooks/use-text.tsx";
import { FormField } from "../forms/form-field.tsx";
import { PasskeyButton } from "../forms/passkey-button.tsx";

/** Adds a passkey of this device, under a name. Sends what the device says to `page`, with the intent `add-passkey`. Needs scripts, and says so without. */
export function AddPasskey({
  page,
  error,
  what,
}: {
  readonly page: string;
  /** Of the last one, which was not kept. */
  readonly error: string | null;
  /** What a passkey is, to somebody who has none; null for whoever knows. */
  readonly what: string | null;
}) {
  const t = useText(passkeysText);
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  return (
    <div className="py-5">
      <form ref={form} className="space-y-4" onSubmit={(event) => event.preventDefault()}>
        {what !== null && <p className="text-soft">{what}</p>}
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
