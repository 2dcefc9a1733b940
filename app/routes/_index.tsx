import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { frontPage } from "../../server/domain/text/en/page/front.ts";
import { formatMinutes, formatPrice, timeZoneInWords } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { AverageRating } from "../components/review/rating-stars.tsx";
import { Portrait } from "../components/page/portrait.tsx";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { shareForAMoment } from "../share-for-a-moment.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

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
  return data({ builders, next, after }, shareForAMoment(context.actor));
}

export default function FrontPage() {
  const { builders, next, after } = useLoaderData<typeof loader>();
  const t = useText(frontPage);
  const language = useLanguage();
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
            <li key={builder.slug} className="card relative flex flex-col p-6 hover:border-edge">
              <div className="flex items-center gap-4">
                <Portrait builder={builder} size="small" />
                <div className="min-w-0">
                  <h2 className="subtitle">
                    <Link
                      to={`/profile/${builder.slug}`}
                      prefetch="intent"
                      className="after:absolute after:inset-0"
                    >
                      {builder.displayName}
                    </Link>
                  </h2>
                  <p className="label">{timeZoneInWords(builder.timeZone, language)}</p>
                  {builder.average !== null && (
                    <p className="label">
                      <AverageRating {...builder.average} />
                    </p>
                  )}
                </div>
              </div>
              <p dir="auto" className="mt-4">
                {builder.headline}
              </p>
              {!builder.takesBookings && <p className="label mt-3">{t("paused")}</p>}
              <ul className="mt-auto pt-5 text-[0.9375rem]">
                {builder.sessionTypes.map((sessionType) => (
                  <li
                    key={sessionType.id}
                    className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2.5"
                  >
                    <span className="min-w-0 flex-1 basis-24 wrap-anywhere">{sessionType.name}</span>
                    <span className="text-soft">{formatMinutes(sessionType.durationMinutes, language)}</span>
                    <span className="ms-auto min-w-24 text-end font-medium max-[22rem]:basis-full">
                      {formatPrice(sessionType.price, language)}
                    </span>
                  </li>
                ))}
              </ul>
              <p aria-hidden="true" className="mt-3 flex items-center gap-1.5 font-medium text-accent-ink">
                {t("see")} <Icon name="arrow" className="scale-75" />
              </p>
            </li>
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
