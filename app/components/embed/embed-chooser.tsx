import { Form, useSubmit } from "@remix-run/react";
import { EMBED_KINDS } from "../../../server/domain/offer/embed-snippet.ts";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { EmbedChosen, EmbedOnPage } from "../../page-data.ts";
import { SelectField } from "../forms/select-field.tsx";

/** Which of the three, of which sessions, in which language. With scripts each choice shows at once. */
export function EmbedChooser({
  embed,
  chosen,
}: {
  readonly embed: EmbedOnPage;
  readonly chosen: EmbedChosen;
}) {
  const t = useText(builderEmbed);
  const submit = useSubmit();
  return (
    <Form
      method="get"
      action="/builder/embed"
      className="card space-y-5 p-5 sm:p-6"
      preventScrollReset
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
    >
      <fieldset>
        <legend className="mb-1 font-medium">{t("kind")}</legend>
        {EMBED_KINDS.map((kind) => (
          <label key={kind} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={chosen.kind === kind}
              className="size-4.5 flex-none accent-accent"
            />
            {t(kind)}
          </label>
        ))}
      </fieldset>
      <SelectField name="session" label={t("session")} defaultValue={chosen.session?.id ?? ""}>
        <option value="">{t("allSessions")}</option>
        {embed.sessionTypes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {embed.languages.length > 1 && (
        <SelectField name="lang" label={t("language")} defaultValue={chosen.language ?? ""}>
          <option value="">{t("readersLanguage")}</option>
          {embed.languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <button type="submit" className="button-quiet">
        {t("show")}
      </button>
    </Form>
  );
}
