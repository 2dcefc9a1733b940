import type { MailChoices } from "../../../server/domain/offer/mail-choices.ts";
import { REMINDERS_BY } from "../../../server/domain/offer/mail-choices.ts";
import { mailChoicesText } from "../../../server/domain/text/en/mails/mail-choices.ts";
import { useText } from "../../hooks/use-text.tsx";
import { SettingsForm } from "../forms/settings-form.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";
import { Notice } from "../page/notice.tsx";

/** Who reminds the builder's clients, asked until they have said, and whether the builder gets a digest of the day. */
export function MailChoicesForm({
  choices,
  isSaved,
}: {
  readonly choices: MailChoices;
  /** Whether they were saved just now. */
  readonly isSaved: boolean;
}) {
  const t = useText(mailChoicesText);
  const { remindersBy, digest } = choices;
  return (
    <section className="card p-6" aria-labelledby="mails">
      <h2 id="mails" className="subtitle">
        {t("title")}
      </h2>
      <SettingsForm
        action="/builder/connection"
        className="mt-4 space-y-5"
        isSaved={isSaved}
        actions={
          <SubmitButton name="intent" value="mails" busy={t("saving")} look="button-quiet">
            {t("save")}
          </SubmitButton>
        }
      >
        {remindersBy === null && <Notice tone="plain">{t("unsaid")}</Notice>}
        <fieldset aria-describedby="reminders-help">
          <legend className="mb-1.5 font-medium">{t("reminders")}</legend>
          <p id="reminders-help" className="label mb-2">
            {t("remindersHelp")}
          </p>
          {REMINDERS_BY.map((who) => (
            <label key={who} className="flex min-h-11 items-center gap-3 py-1.5">
              <input
                type="radio"
                name="remindersBy"
                value={who}
                defaultChecked={remindersBy === who}
                className="size-4.5 flex-none accent-accent"
              />
              {t(who)}
            </label>
          ))}
        </fieldset>
        <label className="flex min-h-11 items-center gap-3 py-1.5">
          <input
            type="checkbox"
            name="digest"
            value="on"
            defaultChecked={digest === "on"}
            className="size-4.5 flex-none accent-accent"
          />
          {t("digest")}
        </label>
      </SettingsForm>
    </section>
  );
}
