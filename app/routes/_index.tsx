import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frontPage } from "../../server/domain/text/en/page/front.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { BuilderCard } from "../components/booking/builder-card.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { useText } from "../hooks/use-text.tsx";
import type { PageHandle } from "../page-handle.ts";
import { pageTitle } from "../page-title.ts";
import { SHARED_FOR_A_MOMENT } from "../share-for-a-moment.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const handle: PageHandle = { isPublic: true };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageIn(matches);
  const t = textIn(frontPage, language);
  return [
    { title: pageTitle(null, "offers", t("title"), language) },
    { name: "description", content: t("description") },
    // Not indexed: builders move from page to page, and each has a profile of their own.
    ...(data?.after == null ? [] : [{ name: "robots", content: "noindex, follow" }]),
  ];
};

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { items: builders, next } = await context.caller.builder.list({ after }).catch(throwAsPage(request));
  return data({ builders, next, after }, SHARED_FOR_A_MOMENT);
}

export default function FrontPage() {
  const { builders, next, after } = useLoaderData<typeof loader>();
  const t = useText(frontPage);
  return (
    <>
      <div className="max-w-2xl">
        <h1 className="title">{t("heading")}</h1>
        <p className="mt-4 text-lg text-soft">{t("lead")}</p>
      </div>
      <ListTop page={after} className="mt-8">
        {after === null ? null : t(builders.length === 0 ? "noMore" : "more")}
      </ListTop>
      {builders.length === 0 && after === null ? (
        <div className="card mt-10 p-8">
          <h2 className="subtitle">{t("none")}</h2>
          <p className="mt-2 text-soft">{t("noneText")}</p>
        </div>
      ) : (
        <ul
          className={`grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2 ${after === null ? "mt-10" : "mt-4"}`}
        >
          {builders.map((builder) => (
            <BuilderCard key={builder.slug} builder={builder} />
          ))}
        </ul>
      )}
      <ListPages
        label={t("more")}
        next={next === null ? null : { to: `/?after=${next}`, words: t("more") }}
        first={after === null ? null : { to: "/", words: t("first") }}
      />
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
