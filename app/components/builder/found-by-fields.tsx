import { LANGUAGES_OF_BUILDER_MAX } from "../../../server/domain/search/session-languages.ts";
import { TOPICS_OF_BUILDER_MAX } from "../../../server/domain/search/topic.ts";
import { builderProfile } from "../../../server/domain/text/en/builder/profile.ts";
import { useText } from "../../hooks/use-text.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { Icon } from "../page/icon.tsx";

/** By what clients find a builder: topics of the operator's list, and the languages of their sessions. */
export function FoundByFields({
  topicsOnList,
  topics,
  languagesByName,
  languages,
  errors,
}: {
  readonly topicsOnList: readonly { readonly slug: string; readonly name: string }[];
  readonly topics: readonly string[];
  /** All that there are, named in the reader's language: by the server, because browsers name some otherwise. */
  readonly languagesByName: readonly { readonly tag: string; readonly name: string }[];
  readonly languages: readonly string[];
  readonly errors: { readonly topics: string | undefined; readonly languages: string | undefined };
}) {
  const t = useText(builderProfile);
  const chosen = languagesByName.filter(({ tag }) => languages.includes(tag));
  const others = languagesByName.filter(({ tag }) => !languages.includes(tag));
  return (
    <>
      <input type="hidden" name="asksTopics" value="" />
      {topicsOnList.length > 0 && (
        <fieldset
          id="topics"
          aria-describedby={errors.topics === undefined ? "topics-hint" : "topics-error topics-hint"}
        >
          <legend className="font-medium">{t("topics")}</legend>
          <p id="topics-hint" className="label">
            {t("topicsHint", { max: String(TOPICS_OF_BUILDER_MAX) })}
          </p>
          <FieldError id="topics-error" error={errors.topics} />
          <div className="mt-1.5 grid gap-x-5 sm:grid-cols-2">
            {topicsOnList.map(({ slug, name }) => (
              <CheckBox
                key={slug}
                name="topics"
                value={slug}
                label={name}
                isChecked={topics.includes(slug)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset
        id="languages"
        aria-describedby={
          errors.languages === undefined ? "languages-hint" : "languages-error languages-hint"
        }
      >
        <legend className="font-medium">{t("languages")}</legend>
        <p id="languages-hint" className="label">
          {t("topicsHint", { max: String(LANGUAGES_OF_BUILDER_MAX) })}
        </p>
        <FieldError id="languages-error" error={errors.languages} />
        {chosen.length > 0 && (
          <div className="mt-1.5 grid gap-x-5 sm:grid-cols-2">
            {chosen.map(({ tag, name }) => (
              <CheckBox key={tag} name="languages" value={tag} label={name} isChecked />
            ))}
          </div>
        )}
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          {(["anotherLanguage", "oneMore"] as const).map((key) => (
            <SelectField key={key} name="languages" id={`languages-${key}`} label={t(key)} defaultValue="">
              <option value="">{t("noLanguage")}</option>
              {others.map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function CheckBox({
  name,
  value,
  label,
  isChecked,
}: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly isChecked: boolean;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChecked}
        className="size-4.5 flex-none accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">{label}</span>
    </label>
  );
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p id={id} role="alert" className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad">
      <Icon name="warning" className="mt-0.5 scale-90" />
      {error}
    </p>
  );
}
