import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frontPage } from "../../server/domain/text/en/page/front.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { BuilderCard } from "../components/booking/builder-card.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { foundAt } from "../found/found-at.ts";
import { pageHead } from "../found/page-head.ts";
import { siteData } from "../found/site-data.ts";
import { siteHead } from "../found/site-head.ts";
import { PageError } from "../components/page/page-error.tsx";
import { useText } from "../hooks/use-text.tsx";
import type { PageHandle } from "../page-handle.ts";
import { pageTitle } from "../page-title.ts";
import { SHARED_FOR_A_MOMENT } from "../share-for-a-moment.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const handle: PageHandle = { isPublic: true };

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const t = textIn(frontPage, language);
  if (data == null) return [{ title: pageTitle(error, "offers", t("title"), language) }];
  const said = { path: "/", title: t("title"), description: t("description") };
  return pageHead({
    ...siteHead(said, data, language),
    // Builders move from page to page, and each has a profile of their own.
    isShown: data.after === null,
    data: siteData(data.builders, data.found, language),
  });
};

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { items: builders, next } = await context.caller.builder.list({ after }).catch(throwAsPage(request));
  const { cardEtag } = await context.caller.found.site();
  return data({ builders, next, after, cardEtag, found: foundAt(request, context) }, SHARED_FOR_A_MOMENT);
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
