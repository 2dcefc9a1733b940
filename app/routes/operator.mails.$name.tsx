import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { mailSamplesPage } from "../../server/domain/text/en/mails/samples-page.ts";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

const SCHEMES = ["light", "dark"] as const;
const WIDTHS = ["phone", "wide"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => [
  { title: pageTitle(error, "operations", data?.sample.subject ?? null, languageIn(matches)) },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const name = params["name"] ?? "";
  return {
    scheme: SCHEMES.find((scheme) => scheme === query.get("scheme")) ?? SCHEMES[0],
    width: WIDTHS.find((width) => width === query.get("width")) ?? WIDTHS[0],
    sample: await context.caller.mailSamples.get({ name }).catch(throwAsPage(request)),
  };
}

/** One mail as its reader sees it, in a frame that may run nothing, with its plain text beside it. */
export default function MailOfName() {
  const { scheme, width, sample } = useLoaderData<typeof loader>();
  const t = useText(mailSamplesPage);
  return (
    <div className="space-y-6">
      <div>
        <p className="mb-2">
          <Link to="/operator/mails" className="link">
            {t("all")}
          </Link>
        </p>
        <p className="label mb-1">{t(sample.group)}</p>
        <h1 className="title wrap-anywhere">{sample.subject}</h1>
        <p className="mt-1 max-w-3xl text-soft">{sample.moment}</p>
      </div>
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <Choices
          label={t("schemes")}
          choices={SCHEMES.map((one) => ({
            label: t(one),
            to: `?scheme=${one}&width=${width}`,
            isChosen: one === scheme,
          }))}
        />
        <Choices
          label={t("widths")}
          choices={WIDTHS.map((one) => ({
            label: t(one),
            to: `?scheme=${scheme}&width=${one}`,
            isChosen: one === width,
          }))}
        />
      </div>
      <div className="grid items-start gap-8 xl:grid-cols-[auto_minmax(0,1fr)]">
        <PageSection id="look" title={t("look")}>
          <iframe
            key={`${scheme} ${width}`}
            title={t("framed", { subject: sample.subject })}
            src={`/operator/mails/${sample.name}/html?scheme=${scheme}`}
            sandbox=""
            className={`card h-[48rem] max-w-full ${width === "phone" ? "w-[390px]" : "w-[640px]"}`}
          />
        </PageSection>
        <div className="space-y-8">
          <PageSection id="plain-text" title={t("plainText")}>
            <pre className="card p-5 font-sans wrap-anywhere whitespace-pre-wrap">{sample.text}</pre>
          </PageSection>
          {sample.calendarFile !== null && (
            <PageSection id="calendar-file" title={t("calendarFile")}>
              <pre className="card p-5 text-sm wrap-anywhere whitespace-pre-wrap" translate="no" dir="ltr">
                {sample.calendarFile}
              </pre>
            </PageSection>
          )}
        </div>
      </div>
    </div>
  );
}

function Choices({
  label,
  choices,
}: {
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly to: string; readonly isChosen: boolean }[];
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4">
      {choices.map(({ label: words, to, isChosen }) => (
        <Link
          key={to}
          to={to}
          preventScrollReset
          aria-current={isChosen ? "true" : undefined}
          className={`flex min-h-11 items-center ${isChosen ? "font-semibold" : "link"}`}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
