import { embedSnippet } from "../../../server/domain/offer/embed-snippet.ts";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { accentColorsOf } from "../../../server/domain/offer/accent-colors.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { EmbedChosen, EmbedOnPage } from "../../page-data.ts";
import { languageOf } from "../../text/languages.ts";
import { CopyButton } from "../forms/copy-button.tsx";

/** The lines for the builder's own site, ready to be copied. */
export function EmbedSnippet({
  embed,
  chosen,
}: {
  readonly embed: EmbedOnPage;
  readonly chosen: EmbedChosen;
}) {
  const t = useText(builderEmbed);
  const own = useLanguage();
  const { appUrl, builder } = embed;
  const said = textIn(builderEmbed, chosen.language === null ? own : languageOf(chosen.language));
  const colors = builder.accentColor === null ? null : accentColorsOf(builder.accentColor);
  const snippet = embedSnippet({
    appUrl,
    slug: builder.slug,
    sessionTypeId: chosen.session?.id ?? null,
    kind: chosen.kind,
    language: chosen.language,
    words: said("words", { what: chosen.session?.name ?? builder.displayName }),
    close: said("close"),
    colors: colors?.light ?? null,
  });
  return (
    <div className="card space-y-4 p-5 sm:p-6">
      <pre
        translate="no"
        tabIndex={0}
        role="group"
        aria-label={t("snippetCode")}
        className="code rounded-lg bg-sunken p-4 whitespace-pre-wrap select-all"
      >
        {snippet}
      </pre>
      <CopyButton key={snippet} text={snippet} />
      <p className="label">{t("snippetText")}</p>
      <p className="label">
        {rich(
          t.parts("policy", {
            origin: appUrl,
            code: (text) => (
              <code translate="no" className="code">
                {rich(text)}
              </code>
            ),
          }),
        )}
      </p>
    </div>
  );
}
