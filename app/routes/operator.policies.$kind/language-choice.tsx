import { Link } from "@remix-run/react";
import { operatorPolicies } from "../../../server/domain/text/en/operator/policies.ts";
import { languageInWords } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SitePolicyDraft } from "../../page-data.ts";

/** In which language the text is written, of those that the site speaks. */
export function LanguageChoice({
  page: { language: writtenIn, languages },
}: {
  readonly page: Pick<SitePolicyDraft, "language" | "languages">;
}) {
  const t = useText(operatorPolicies);
  const language = useLanguage();
  return (
    <nav aria-label={t("language")}>
      <ul className="flex flex-wrap gap-x-6">
        {languages.map((tag) => (
          <li key={tag}>
            <Link
              to={`?language=${tag}`}
              aria-current={tag === writtenIn ? "page" : undefined}
              className={`flex min-h-11 items-center ${tag === writtenIn ? "font-semibold" : "link"}`}
            >
              {languageInWords(tag, language)}
            </Link>
          </li>
        ))}
      </ul>
      <p className="label">{t("fallback")}</p>
    </nav>
  );
}
