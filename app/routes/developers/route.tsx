import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ContractDescription } from "../../../server/domain/contract/contract-description.ts";
import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { textIn, type Text } from "../../../server/domain/text/place.ts";
import { foundAt } from "../../found/found-at.ts";
import { pageHead } from "../../found/page-head.ts";
import { siteHead } from "../../found/site-head.ts";
import { PageError } from "../../components/page/page-error.tsx";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { pageTitle } from "../../page-title.ts";
import { SHARED_FOR_A_MOMENT } from "../../share-for-a-moment.ts";
import { languageIn } from "../../text/languages.ts";
import { Contents, type ContentsEntry } from "./contents.tsx";
import { ContractRules, RULES } from "./contract-rules.tsx";
import { DocumentWords } from "./document-words.tsx";
import { FieldList } from "./field-list.tsx";
import { OperationSection } from "./operation-section.tsx";
import { SentEvents, TOLD_ID } from "./sent-events.tsx";

export const handle: PageHandle = { isPublic: true };

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const t = textIn(developersPage, language);
  if (data == null) return [{ title: pageTitle(error, "offers", t("title"), language) }];
  const said = { path: "/developers", title: t("title"), description: t("description") };
  return pageHead(siteHead(said, data, language));
};

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { cardEtag } = await context.caller.found.site();
  const contract = context.describeContract();
  return data({ contract, cardEtag, found: foundAt(request, context) }, SHARED_FOR_A_MOMENT);
}

/** The contract with other software, as its published document has it. */
export default function DevelopersPage() {
  const { contract } = useLoaderData<typeof loader>();
  const t = useText(developersPage);
  const names = contract.objects.map(({ name }) => name);
  return (
    <div className="gap-x-12 lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] print:block">
      <div className="lg:row-span-2">
        <Contents entries={entriesOf(contract, t)} />
      </div>
      <div className="flex min-w-0 flex-col gap-14 max-lg:mt-8">
        <div>
          <h1 className="title">{t("title")}</h1>
          <p className="mt-4 text-lg text-soft">{t("lead")}</p>
          <p className="mt-4">
            {rich(
              t.parts("forPrograms", {
                version: contract.version,
                link: (words) => (
                  <a href={contract.documentPath} className="link">
                    {rich(words)}
                  </a>
                ),
              }),
            )}
          </p>
        </div>
        <ContractRules version={contract.version} />
        {contract.groups.map(({ name, operations }) => (
          <section key={name} aria-labelledby={anchorOf(name)} className="flex flex-col gap-10">
            <h2 id={anchorOf(name)} lang="en" className="subtitle scroll-mt-6 text-2xl">
              {name}
            </h2>
            {operations.map((operation) => (
              <OperationSection key={operation.id} operation={operation} objects={contract.objects} />
            ))}
          </section>
        ))}
        <SentEvents sentEvent={contract.sentEvent} objects={names} />
        <section aria-labelledby="objects" className="flex flex-col gap-10">
          <h2 id="objects" className="subtitle scroll-mt-6 text-2xl">
            {t("objects")}
          </h2>
          {contract.objects.map(({ name, description, fields }) => (
            <article key={name} aria-labelledby={name}>
              <h3 id={name} translate="no" className="subtitle scroll-mt-6">
                {name}
              </h3>
              {description !== null && (
                <p className="mt-1">
                  <DocumentWords>{description}</DocumentWords>
                </p>
              )}
              <div className="mt-3">
                <FieldList fields={fields} objects={names} saysRequired={false} />
              </div>
            </article>
          ))}
        </section>
      </div>
    </div>
  );
}

function entriesOf(contract: ContractDescription, t: Text<typeof developersPage.english>): ContentsEntry[] {
  const bare = { isOfDocument: true, within: [] };
  return [
    ...RULES.map(([id, key]) => ({ id, words: t(key), isOfDocument: false, within: [] })),
    ...contract.groups.map(({ name, operations }) => ({
      id: anchorOf(name),
      words: name,
      isOfDocument: true,
      within: operations.map(({ id, summary }) => ({ ...bare, id, words: summary })),
    })),
    { id: TOLD_ID, words: t("told"), isOfDocument: false, within: [] },
    {
      id: "objects",
      words: t("objects"),
      isOfDocument: false,
      within: contract.objects.map(({ name }) => ({ ...bare, id: name, words: name })),
    },
  ];
}

/** `webhook-endpoints` of "Webhook endpoints". */
function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
