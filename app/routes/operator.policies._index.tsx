import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { SITE_POLICY_KINDS, sitePolicyPath } from "../../server/domain/site-policy/site-policy.ts";
import { operatorPolicies } from "../../server/domain/text/en/operator/policies.ts";
import { formatDay, formatNumber } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(operatorPolicies, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { terms, privacy } = await context.caller.sitePolicies.listVersions().catch(throwAsPage(request));
  return { terms: terms[0] ?? null, privacy: privacy[0] ?? null };
}

/** Both of them, and whether there are any. */
export default function Policies() {
  const current = useLoaderData<typeof loader>();
  const t = useText(operatorPolicies);
  const language = useLanguage();
  const zone = useOperatorZone();
  return (
    <div className="max-w-3xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("intro")}</p>
      <ul className="card mt-6 divide-y divide-line px-5">
        {SITE_POLICY_KINDS.map((kind) => {
          const version = current[kind];
          return (
            <li key={kind} className="py-5">
              <h2 className="subtitle">{t(kind)}</h2>
              <p className="mt-1 text-soft">
                {version === null
                  ? t(kind === "terms" ? "notPublishedTerms" : "notPublished")
                  : t("current", {
                      number: formatNumber(version.number, language),
                      day: formatDay(version.publishedAt, zone, language),
                    })}
              </p>
              <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
                <Link
                  to={`/operator/policies/${kind}`}
                  className={version === null ? "button" : "button-quiet"}
                  aria-label={`${t("open")}: ${t(kind)}`}
                >
                  {t("open")}
                </Link>
                {version !== null && (
                  <a
                    href={sitePolicyPath(kind)}
                    className="link inline-flex min-h-11 items-center"
                    aria-label={`${t("look")}: ${t(kind)}`}
                  >
                    {t("look")}
                  </a>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
