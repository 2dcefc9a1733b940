import {
  data,
  redirect,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frontPage } from "../../server/domain/text/en/page/front.ts";
import { searchPage } from "../../server/domain/text/en/page/search.ts";
import type { SearchFilters } from "../../server/domain/search/search-query.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { BuilderCard } from "../components/booking/builder-card.tsx";
import { ListPages } from "../components/booking/list-pages.tsx";
import { HowItWorks } from "../components/front/how-it-works.tsx";
import { SellYourHours } from "../components/front/sell-your-hours.tsx";
import { SiteProof } from "../components/front/site-proof.tsx";
import { ChosenFilters } from "../components/search/chosen-filters.tsx";
import { filtersInWords, searchPath } from "../components/search/filters-in-words.ts";
import { NobodyFound } from "../components/search/nobody-found.tsx";
import { SearchForm, type TypedSearch } from "../components/search/search-form.tsx";
import { SearchProblems } from "../components/search/search-problems.tsx";
import { TopicLinks } from "../components/search/topic-links.tsx";
import { foundAt } from "../found/found-at.ts";
import { pageHead } from "../found/page-head.ts";
import { siteData } from "../found/site-data.ts";
import { siteHead } from "../found/site-head.ts";
import { PageError } from "../components/page/page-error.tsx";
import { useAskedLanguage } from "../hooks/use-asked-language.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import type { BuildersFound } from "../page-data.ts";
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
  const { filters, problems, after } = data;
  const find = textIn(searchPage, language);
  const topic = isTopicAlone(filters) ? filters.topic : null;
  const isEverybody = searchPath(filters) === "/";
  const said =
    topic === null
      ? {
          path: "/",
          title: isEverybody
            ? t("title")
            : after === null
              ? foundInWords(data, language)
              : find("searchTitle"),
          description: t("description"),
        }
      : {
          path: searchPath(filters),
          title: find("topicTitle", { topic: topic.name }),
          description: find("topicDescription", { topic: topic.name }),
        };
  return pageHead({
    ...siteHead(said, data, language),
    // Of searches, a topic alone; and first pages: builders move from page to page, and each has a profile of their own.
    isShown: after === null && problems.length === 0 && (isEverybody || topic !== null),
    data: siteData(data.items, data.found, language),
  });
};

function isTopicAlone(filters: SearchFilters): boolean {
  return filters.topic !== null && searchPath({ ...filters, topic: null }) === "/";
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** 3: as many cards as stand in a row on a wide screen; the pictures of the others wait until they are scrolled to. */
const FIRST_ROW = 3;

/** What an address may say of a search. */
const KEYS = ["q", "topic", "language", "price", "currency", "free"] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const tidy = withoutEmpty(url);
  if (tidy !== null) return redirect(tidy);
  const sent = url.searchParams;
  const after = sent.get("after");
  const [q, topic, language, price, currency, free] = KEYS.map((key) => sent.get(key));
  const query = { q, topic, language, price, currency, free };
  const answer = await context.caller.builder.list({ after, ...query }).catch(throwAsPage(request));
  if (answer.replacedBy !== null) {
    sent.set("topic", answer.replacedBy);
    return redirect(`/?${sent.toString()}`, 301);
  }
  const { cardEtag } = await context.caller.found.site();
  const isHome = after === null && searchPath(answer.filters) === "/";
  // The page without its figures is better than none.
  const figures = isHome ? await context.caller.found.figures().catch(() => null) : null;
  const typed = { q: q ?? "", price: price ?? "" };
  return data(
    { ...answer, after, isHome, figures, typed, cardEtag, found: foundAt(request, context) },
    SHARED_FOR_A_MOMENT,
  );
}

/** The same search without what a form sends of fields that nothing was typed into, so that each has one address; null where nothing of it is there. */
function withoutEmpty({ searchParams }: URL): string | null {
  const tidy = new URLSearchParams(searchParams);
  for (const key of KEYS) if (tidy.get(key)?.trim() === "") tidy.delete(key);
  if (!tidy.has("price")) tidy.delete("currency");
  if (tidy.size === searchParams.size) return null;
  return tidy.size === 0 ? "/" : `/?${tidy.toString()}`;
}

export default function FrontPage() {
  const { isHome, figures, ...listed } = useLoaderData<typeof loader>();
  if (!isHome)
    return (
      <div className="space-y-2">
        <Found {...listed} />
      </div>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <Found {...listed} />
      {/* Beside the first words where there is room; on a phone people come first. */}
      <div className="card self-start p-5 sm:p-7 lg:col-start-2 lg:row-start-1">
        <HowItWorks />
        <SiteProof figures={figures} />
      </div>
    </div>
  );
}

/** The way to look for somebody, and who was found. */
function Found({
  items: builders,
  next,
  after,
  filters,
  problems,
  choices,
  typed,
}: Pick<BuildersFound, "items" | "next" | "filters" | "problems" | "choices"> & {
  readonly after: string | null;
  readonly typed: TypedSearch;
}) {
  const t = useText(frontPage);
  const find = useText(searchPage);
  const { lead } = useAskedLanguage();
  const language = useLanguage();
  const isSearch = searchPath(filters) !== "/";
  const topic = isTopicAlone(filters) ? filters.topic : null;
  const isEmpty = builders.length === 0;
  const isTold = isSearch && topic === null && after === null;
  return (
    <>
      <div className="min-w-0">
        <h1 className={isSearch ? "title" : "display"}>
          {topic !== null
            ? find("topicHeading", { topic: topic.name })
            : isTold
              ? foundInWords({ items: builders, next, filters }, language)
              : t("heading")}
        </h1>
        {!isTold && <p className="mt-4 max-w-2xl text-lg text-soft">{t("lead")}</p>}
        {(isSearch || problems.length > 0 || after !== null || !isEmpty) && (
          <SearchForm found={{ filters, problems, choices }} typed={typed} />
        )}
        <SearchProblems problems={problems} q={typed.q} />
        {isSearch ? (
          <ChosenFilters filters={filters} />
        ) : (
          <TopicLinks label={find("topics")} topics={choices.topics} />
        )}
      </div>
      <div className="col-span-full min-w-0">
        {isEmpty && after === null && next === null && !isSearch && (
          <div className="card p-8">
            <h2 className="subtitle">{t("none")}</h2>
            <p className="mt-2 text-soft">{t("noneText")}</p>
          </div>
        )}
        {isEmpty && after === null && next === null && isSearch && (
          <NobodyFound filters={filters} topics={choices.topics} />
        )}
        {isEmpty && next !== null && (
          <div className="card mt-6 p-5 sm:p-8">
            <h2 className="subtitle">{find("noneHere")}</h2>
            <p className="mt-2 text-soft">{find("noneHereText")}</p>
          </div>
        )}
        {(!isEmpty || after !== null) && !(isTold && !isEmpty) && (
          <p className={`label ${isSearch || after !== null ? "mt-6" : ""}`}>
            {isEmpty && next === null && t("noMore")}
            {!isEmpty && after !== null && t("more")}
            {!isEmpty && after === null && next === null && find("found", { count: builders.length })}
          </p>
        )}
        {!isEmpty && (
          <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2 lg:grid-cols-3">
            {builders.map((builder, index) => (
              <BuilderCard key={builder.slug} builder={builder} isBelow={index >= FIRST_ROW} />
            ))}
            {next === null && <SellYourHours after={builders.length} />}
          </ul>
        )}
        <ListPages
          label={t("more")}
          next={
            next === null
              ? null
              : { to: lead(searchPath(filters, next)), words: isEmpty ? find("look") : t("more") }
          }
          first={after === null ? null : { to: lead(searchPath(filters)), words: t("first") }}
        />
      </div>
    </>
  );
}

/** How many a search has found, and what for. */
function foundInWords(
  { items, next, filters }: Pick<BuildersFound, "items" | "next" | "filters">,
  language: Language,
): string {
  return textIn(searchPage, language)("foundTitle", {
    count: items.length,
    more: next === null ? "no" : "yes",
    what: filtersInWords(filters, language)
      .map(({ words }) => words)
      .join(" · "),
  });
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
