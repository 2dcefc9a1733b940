import { Form } from "@remix-run/react";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { FormField } from "../forms/form-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** The sites that may show the offers, each with the way to take it away, and the form that adds one. */
export function EmbedOrigins({
  origins,
  typed,
  error,
}: {
  readonly origins: readonly string[];
  /** What was sent and refused. */
  readonly typed: string;
  readonly error: string | null;
}) {
  const t = useText(builderEmbed);
  return (
    <div className="card space-y-5 p-5 sm:p-6">
      <p className="text-soft">{t("sitesText")}</p>
      {origins.length === 0 ? (
        <p>{t("noSites")}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {origins.map((origin) => (
            <li key={origin} className="flex flex-wrap items-center justify-between gap-x-4">
              <code translate="no" className="code min-w-0">
                {origin}
              </code>
              <Form method="post" action="/builder/embed">
                <input type="hidden" name="origin" value={origin} />
                <SubmitButton name="intent" value="remove" busy={t("removing")} look="button-text">
                  {rich(
                    t.parts("removeSite", {
                      site: origin,
                      hidden: (text) => <span className="sr-only">{rich(text)}</span>,
                    }),
                  )}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form key={origins.length} method="post" action="/builder/embed" className="space-y-5" noValidate>
        <FormField
          name="origin"
          label={t("site")}
          hint={t("siteHint")}
          type="text"
          autoComplete="off"
          defaultValue={typed}
          error={error ?? undefined}
          focus={error !== null}
        />
        <SubmitButton name="intent" value="add" busy={t("adding")}>
          {t("addSite")}
        </SubmitButton>
      </Form>
    </div>
  );
}
