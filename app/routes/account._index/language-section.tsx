import { Form } from "@remix-run/react";
import { accountLanguageSection } from "../../../server/domain/text/en/account/language-section.ts";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useText } from "../../hooks/use-text.tsx";
import { AccountSection } from "./account-section.tsx";

/** The choice of a language; nothing where there is only one. */
export function LanguageSection({
  chosen,
  languages,
}: {
  /** Null: as the browser asks. */
  readonly chosen: string | null;
  /** Each by what it calls itself. */
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
}) {
  const t = useText(accountLanguageSection);
  if (languages.length < 2) return null;
  return (
    <AccountSection id="language" title={t("title")}>
      <p className="text-soft">{t("help")}</p>
      {/* A browser has the words of its document's language alone: the next page comes whole. */}
      <Form method="post" action="/account#language" className="space-y-4" reloadDocument>
        <SelectField id="account-language" name="language" label={t("language")} defaultValue={chosen ?? ""}>
          <option value="">{t("asBrowser")}</option>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton name="intent" value="language" busy={t("saving")} look="button-quiet">
          {t("save")}
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}
