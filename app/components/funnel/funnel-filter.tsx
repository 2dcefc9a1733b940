import { Form } from "@remix-run/react";
import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSourceInWords } from "../../../server/domain/text/funnel-finding-in-words.ts";
import { OWN_DAYS, PERIOD_DAYS, type FunnelAsked } from "../../forms/funnel-query.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { SelectField } from "../forms/select-field.tsx";

/** The builders that an operator chooses from, and the address that was asked for; empty for all. */
export interface BuilderChoice {
  readonly slug: string;
  readonly builders: readonly { readonly slug: string; readonly displayName: string }[];
}

/** Which days and bookings the figures are of: a plain form, whose answer is the page itself. */
export function FunnelFilter({
  asked,
  report: { period, choices },
  builder,
}: {
  readonly asked: FunnelAsked;
  readonly report: Pick<FunnelReport, "period" | "choices">;
  /** Null where there is nothing to choose: a builder's own. */
  readonly builder: BuilderChoice | null;
}) {
  const t = useText(funnelPage);
  const language = useLanguage();
  const sources = namedFirst(choices.sources, asked.source);
  const hasTypes = choices.sessionTypes.length > 0 || asked.sessionTypeId !== null;
  return (
    <Form
      method="get"
      className="funnel-filter card mt-6 grid grid-cols-1 items-end gap-4 p-5 sm:grid-cols-2 lg:grid-cols-4"
    >
      {builder !== null && (
        <div className="sm:col-span-2">
          <label htmlFor="builder" className="mb-1.5 block font-medium">
            {t("builder")}
          </label>
          <p id="builder-hint" className="label mb-1.5">
            {t("builderHelp")}
          </p>
          <input
            id="builder"
            name="builder"
            list="builders"
            defaultValue={builder.slug}
            aria-describedby="builder-hint"
            autoComplete="off"
            className="input"
          />
          <datalist id="builders">
            {builder.builders.map(({ slug, displayName }) => (
              <option key={slug} value={slug}>
                {displayName}
              </option>
            ))}
          </datalist>
        </div>
      )}
      <SelectField
        name="period"
        label={t("period")}
        defaultValue={asked.between === null && !asked.isUnclear ? String(asked.days) : OWN_DAYS}
      >
        {PERIOD_DAYS.map((days) => (
          <option key={days} value={days}>
            {t("lastDays", { days: String(days) })}
          </option>
        ))}
        <option value={OWN_DAYS}>{t("ownDays")}</option>
      </SelectField>
      {hasTypes && (
        <SelectField name="session" label={t("sessionType")} defaultValue={asked.sessionTypeId ?? ""}>
          <option value="">{t("allSessionTypes")}</option>
          {choices.sessionTypes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField name="source" label={t("source")} defaultValue={asked.source ?? ""}>
        <option value="">{t("allSources")}</option>
        {sources.map((source) => (
          <option key={source} value={source}>
            {funnelSourceInWords(source, language)}
          </option>
        ))}
      </SelectField>
      <Day name="from" label={t("from")} value={period.from} />
      <Day name="until" label={t("until")} value={period.until} />
      <button type="submit" className="button-quiet">
        {t("show")}
      </button>
    </Form>
  );
}

/** What is asked for can be read in the field, also where nothing was counted for it. */
function namedFirst(sources: readonly string[], asked: string | null): readonly string[] {
  return asked === null || sources.includes(asked) ? sources : [asked, ...sources];
}

/** Shown while days of one's own are chosen. */
function Day({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}) {
  return (
    <div className="own-days">
      <label htmlFor={name} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input id={name} name={name} type="date" defaultValue={value} className="input" />
    </div>
  );
}
