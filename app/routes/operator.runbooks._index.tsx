import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { runbookPage } from "../../server/domain/text/en/operator/runbook-page.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "operations", textIn(runbookPage, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { runbooks: await context.caller.alerts.runbooks().catch(throwAsPage(request)) };
}

/** What to do, for each kind of trouble. */
export default function Runbooks() {
  const { runbooks } = useLoaderData<typeof loader>();
  const t = useText(runbookPage);
  return (
    <div className="space-y-6">
      <h1 className="title">{t("title")}</h1>
      <p className="max-w-3xl text-soft">{t("intro")}</p>
      <ul className="card divide-y divide-line overflow-hidden">
        {runbooks.map(({ kind, path, title, severityName }) => (
          <li key={kind}>
            <Link
              to={path}
              className="flex min-h-11 gap-x-4 px-5 py-4 hover:bg-sunken max-sm:flex-col sm:items-baseline sm:justify-between"
            >
              <span className="font-semibold">{title}</span>
              <span className="text-soft">{severityName}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
