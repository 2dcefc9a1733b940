import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { builderReviews } from "../../../server/domain/text/en/review/builder-reviews.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { isBookingId } from "../../../server/domain/values/ids.ts";
import { ListPages, ListTop } from "../../components/booking/list-pages.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { RatingTrend } from "./rating-trend.tsx";
import { ReviewRow } from "./review-row.tsx";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "builder", textIn(builderReviews, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  return { ...(await context.caller.myReviews.list({ after }).catch(throwAsPage(request))), after };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const [, intent, bookingId = ""] = /^(answer|pick|unpick):(.+)$/.exec(valueIn(form, "intent")) ?? [];
  if (!isBookingId(bookingId) || (intent !== "answer" && intent !== "pick" && intent !== "unpick"))
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  const text = valueIn(form, "answer");
  const { myReviews } = context.caller;
  try {
    const outcome =
      intent === "answer"
        ? await myReviews.answer({ bookingId, answer: text })
        : await myReviews.pick({ bookingId, choice: intent });
    const { search } = new URL(request.url);
    if (outcome.ok) return redirect(`/builder/reviews${search}#${bookingId}`, 303);
    return { bookingId, because: outcome.because, error: null, text };
  } catch (error) {
    const message = fieldErrorsOf(error, languageOf(context.language))?.["answer"];
    if (message === undefined) return throwAsPage(request)(error);
    return { bookingId, because: null, error: message, text };
  }
}

/** What clients say of a builder's sessions, with the trend, for the builder. */
export default function ReviewsOfBuilder() {
  const { average, shownFrom, months, reviews, next, timeZone, after } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(builderReviews);
  const language = useLanguage();
  return (
    <div className="max-w-3xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("intro", { count: String(shownFrom) })}</p>
      {answer?.because != null && (
        <div className="mt-5">
          <Notice tone="warn" alert>
            {t(answer.because)}
          </Notice>
        </div>
      )}
      {after === null && average !== null && (
        <section aria-labelledby="trend" className="card mt-6 p-5">
          <p className="text-lg font-medium">
            {t("average", { average: formatNumber(average.average, language), count: average.count })}
          </p>
          {average.count < shownFrom && <p className="label">{t("below", { count: String(shownFrom) })}</p>}
          <h2 id="trend" className="section mt-4">
            {t("trend")}
          </h2>
          <RatingTrend months={months} />
        </section>
      )}
      {reviews.length === 0 ? (
        <div className="card mt-6 p-6">
          <p className="font-medium">{t("none")}</p>
          <p className="mt-1 text-soft">{t("noneText")}</p>
        </div>
      ) : (
        <>
          <ListTop page={after} className="mt-7 mb-2.5">
            {t(after === null ? "newest" : "later")}
          </ListTop>
          <ul className="card divide-y divide-line px-5">
            {reviews.map((review) => (
              <ReviewRow
                key={review.bookingId}
                review={review}
                zone={timeZone}
                answer={answer?.bookingId === review.bookingId ? answer : null}
              />
            ))}
          </ul>
        </>
      )}
      <ListPages
        label={t("older")}
        next={next === null ? null : { to: `?after=${next}`, words: t("older") }}
        first={after === null ? null : { to: "/builder/reviews", words: t("first") }}
      />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
