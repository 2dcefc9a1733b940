import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { mailSamplesPage } from "../../server/domain/text/en/mails/samples-page.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

const GROUPS = ["client", "builder", "account", "operator"] as const;

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "operations", textIn(mailSamplesPage, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { mailSamples } = context.caller;
  return {
    samples: await mailSamples.list().catch(throwAsPage(request)),
    reports: await mailSamples.reports().catch(throwAsPage(request)),
  };
}

/** Every mail there is, by whom it is written to. */
export default function Mails() {
  const { samples, reports } = useLoaderData<typeof loader>();
  const t = useText(mailSamplesPage);
  return (
    <div className="space-y-8">
      <h1 className="title">{t("title")}</h1>
      <p className="max-w-3xl text-soft">{t("intro")}</p>
      {(reports.refusing.length > 0 || reports.complained > 0) && (
        <PageSection id="reports" title={t("reports")}>
          <ul className="card divide-y divide-line px-5">
            {reports.refusing.map(({ reason, count }) => (
              <li key={reason} className="py-3 wrap-anywhere">
                {t("refusing", { count, reason: reason ?? t("noReason") })}
              </li>
            ))}
            {reports.complained > 0 && (
              <li className="py-3">{t("complained", { count: reports.complained })}</li>
            )}
          </ul>
        </PageSection>
      )}
      {GROUPS.map((group) => (
        <PageSection key={group} id={group} title={t(group)}>
          <ul className="card divide-y divide-line overflow-hidden">
            {samples
              .filter((sample) => sample.group === group)
              .map(({ name, subject, moment }) => (
                <li key={name}>
                  <Link
                    to={`/operator/mails/${name}`}
                    className="block min-h-11 px-5 py-3 wrap-anywhere hover:bg-sunken"
                  >
                    <span className="block font-semibold">{subject}</span>
                    <span className="block text-sm text-soft">{moment}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </PageSection>
      ))}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
