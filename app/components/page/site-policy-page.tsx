import { sitePolicyPath, type SitePolicyKind } from "../../../server/domain/site-policy/site-policy.ts";
import { sitePolicyPage } from "../../../server/domain/text/en/page/site-policy.ts";
import { formatDay, formatNumber, languageInWords } from "../../../server/domain/text/formats.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SitePolicyOnPage } from "../../page-data.ts";
import { Notice } from "./notice.tsx";
import { PolicyText } from "./policy-text.tsx";

/** A version holds from its day on everywhere: the day is that of its instant in UTC. */
const UTC = timeZone("UTC");

/** The terms or the privacy notice, or that there is none. */
export function SitePolicyPage({
  kind,
  policy,
  asksForVersion,
}: {
  readonly kind: SitePolicyKind;
  readonly policy: SitePolicyOnPage | null;
  readonly asksForVersion: boolean;
}) {
  const t = useText(sitePolicyPage);
  const language = useLanguage();
  const { lead } = useAskedLanguage();
  if (policy === null) return <NoPolicy kind={kind} asksForVersion={asksForVersion} />;
  const { isCurrent, blocks } = policy;
  const number = formatNumber(policy.number, language);
  const day = formatDay(policy.publishedAt, UTC, language);
  const isForeign = policy.language !== language.tag;
  return (
    <article className="mx-auto max-w-2xl">
      <h1 className="title">{t(kind)}</h1>
      <p className="mt-2 text-soft">{t("validSince", { number, day })}</p>
      <div className="mt-5 space-y-3 empty:hidden">
        {!isCurrent && (
          <Notice tone="warn">
            {rich(
              t.parts("older", {
                number,
                day,
                link: (words) => (
                  <a className="link" href={lead(sitePolicyPath(kind))}>
                    {rich(words)}
                  </a>
                ),
              }),
            )}
          </Notice>
        )}
        {isForeign && (
          <Notice tone="plain">
            {t("onlyIn", { language: languageInWords(policy.language, language) })}
          </Notice>
        )}
      </div>
      <div
        className="mt-7"
        lang={isForeign ? policy.language : undefined}
        dir={isForeign ? "auto" : undefined}
      >
        <PolicyText blocks={blocks} />
      </div>
    </article>
  );
}

function NoPolicy({
  kind,
  asksForVersion,
}: {
  readonly kind: SitePolicyKind;
  readonly asksForVersion: boolean;
}) {
  const t = useText(sitePolicyPage);
  const { lead } = useAskedLanguage();
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">
        {t(asksForVersion ? "noVersion" : kind === "terms" ? "noTerms" : "noPrivacy")}
      </h1>
      <p className="mt-4 text-soft">
        {asksForVersion
          ? rich(
              t.parts("noVersionHelp", {
                link: (words) => (
                  <a className="link" href={lead(sitePolicyPath(kind))}>
                    {rich(words)}
                  </a>
                ),
              }),
            )
          : t("none")}
      </p>
      <p className="mt-8">
        <a href={lead("/")} className="button-quiet">
          {t("home")}
        </a>
      </p>
    </div>
  );
}
