import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { HIDE_REASONS } from "../../../server/domain/review/review.ts";
import { operatorReviews } from "../../../server/domain/text/en/review/operator-reviews.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { isBookingId } from "../../../server/domain/values/ids.ts";
import { ListPages } from "../../components/booking/list-pages.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { ReviewRow } from "./review-row.tsx";

const PAGE = "/operator/reviews";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(operatorReviews, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const only = query.get("only") === "hidden" ? "hidden" : "all";
  const after = query.get("after");
  const page = await context.caller.operatorReviews.list({ after, only }).catch(throwAsPage(request));
  return { ...page, only, after };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const [, intent, bookingId = ""] = /^(hide|show):(.+)$/.exec(valueIn(form, "intent")) ?? [];
  if (!isBookingId(bookingId) || (intent !== "hide" && intent !== "show"))
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  const note = valueIn(form, "note");
  const because = HIDE_REASONS.find((reason) => reason === valueIn(form, "because")) ?? HIDE_REASONS[0];
  const { operatorReviews: reviews } = context.caller;
  try {
    const outcome =
      intent === "hide"
        ? await reviews.hide({ bookingId, because, note })
        : await reviews.show({ bookingId, note });
    if (outcome.ok) return redirect(`${PAGE}${new URL(request.url).search}#${bookingId}`, 303);
    return { bookingId, refused: outcome.because, error: null, note, because };
  } catch (error) {
    const message = fieldErrorsOf(error, languageOf(context.language))?.["note"];
    if (message === undefined) return throwAsPage(request)(error);
    return { bookingId, refused: null, error: message, note, because };
  }
}

/** Everything that clients wrote, for operators, who hide abuse. */
export default function ReviewsOfOperator() {
  const { reviews, next, only, after } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(operatorReviews);
  const asked = only === "hidden" ? "only=hidden&" : "";
  return (
    <div className="max-w-3xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("intro")}</p>
      <p className="mt-4 flex flex-wrap gap-x-6">
        <Link to={PAGE} aria-current={only === "all" ? "page" : undefined} className={lookOf(only === "all")}>
          {t("all")}
        </Link>
        <Link
          to={`${PAGE}?only=hidden`}
          aria-current={only === "hidden" ? "page" : undefined}
          className={lookOf(only === "hidden")}
        >
          {t("onlyHidden")}
        </Link>
      </p>
      {answer?.refused != null && (
        <div className="mt-4">
          <Notice tone="warn" alert>
            {t(answer.refused)}
          </Notice>
        </div>
      )}
      {reviews.length === 0 ? (
        <p className="card mt-4 p-5 text-soft">{t(only === "hidden" ? "noneHidden" : "none")}</p>
      ) : (
        <ul className="card mt-4 divide-y divide-line px-5">
          {reviews.map((review) => (
            <ReviewRow
              key={review.bookingId}
              review={review}
              answer={answer?.bookingId === review.bookingId ? answer : null}
            />
          ))}
        </ul>
      )}
      <ListPages
        label={t("title")}
        next={next === null ? null : { to: `?${asked}after=${next}`, words: t("older") }}
        first={after === null ? null : { to: `${PAGE}?${asked}`, words: t("first") }}
      />
    </div>
  );
}

function lookOf(isHere: boolean): string {
  return `flex min-h-11 items-center ${isHere ? "font-semibold" : "link"}`;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
