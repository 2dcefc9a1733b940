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
  return { samples: await context.caller.mailSamples.list().catch(throwAsPage(request)) };
}

/** Every mail there is, by whom it is written to. */
export default function Mails() {
  const { samples } = useLoaderData<typeof loader>();
  const t = useText(mailSamplesPage);
  return (
    <div className="space-y-8">
      <h1 className="title">{t("title")}</h1>
      <p className="max-w-3xl text-soft">{t("intro")}</p>
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
