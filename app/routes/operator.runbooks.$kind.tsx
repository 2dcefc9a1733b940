import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { runbookPage } from "../../server/domain/text/en/operator/runbook-page.ts";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => [
  { title: pageTitle(error, "operations", data?.runbook.title ?? null, languageIn(matches)) },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const name = params["kind"] ?? "";
  return { runbook: await context.caller.alerts.runbook({ name }).catch(throwAsPage(request)) };
}

/** What to do about one kind of trouble, step by step. */
export default function RunbookOfKind() {
  const { runbook } = useLoaderData<typeof loader>();
  const t = useText(runbookPage);
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <p className="mb-2">
          <Link to="/operator/runbooks" className="link">
            {t("all")}
          </Link>
        </p>
        <p className="label mb-1">{runbook.severityName}</p>
        <h1 className="title">{runbook.title}</h1>
      </div>
      <PageSection id="meaning" title={t("meaning")}>
        <p>{runbook.meaning}</p>
      </PageSection>
      <PageSection id="stake" title={t("stake")}>
        <p>{runbook.stake}</p>
      </PageSection>
      <PageSection id="steps" title={t("todo")}>
        <ol className="list-decimal space-y-4 ps-6">
          {runbook.steps.map((step) => (
            <li key={step.text}>
              <p>{step.text}</p>
              <StepTool {...step} />
            </li>
          ))}
        </ol>
        {runbook.commands !== null && <p className="mt-4 text-soft">{runbook.commands}</p>}
      </PageSection>
      <PageSection id="if-not" title={t("ifNot")}>
        <p>{runbook.ifNot}</p>
      </PageSection>
      <PageSection id="over" title={t("over")}>
        <p>{runbook.over}</p>
      </PageSection>
    </div>
  );
}

/** The command or the page that a step needs. Renders nothing for one that needs none. */
function StepTool({
  command,
  page,
  link,
}: {
  readonly command?: string | undefined;
  readonly page?: string | undefined;
  readonly link?: string | undefined;
}) {
  const t = useText(runbookPage);
  if (command !== undefined)
    return (
      <p className="mt-1">
        <code className="wrap-anywhere select-all" translate="no" dir="ltr">
          {command}
        </code>
      </p>
    );
  if (page !== undefined)
    return (
      <p className="mt-1">
        <Link to={page} className="link">
          {t("open")}
        </Link>
      </p>
    );
  if (link === undefined) return null;
  return (
    <p className="mt-1">
      <a href={link} className="link wrap-anywhere" rel="noreferrer">
        {link}
      </a>
    </p>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
