import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewForm } from "../../../server/domain/text/en/review/form.ts";
import { formatDay } from "../../../server/domain/text/formats.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { RATINGS, SHOWN_AS } from "../../../server/domain/review/review.ts";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { QuotedText } from "../../components/page/quoted-text.tsx";
import { RatingStars } from "../../components/review/rating-stars.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { bookingIdInPath, mailedKeyOf, metaOfMailedKey } from "../../mailed-key-page.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { ReviewFields } from "./review-fields.tsx";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return metaOfMailedKey(error, textIn(reviewForm, language)("title"), language);
};

export { headersOfMailedKey as headers } from "../../mailed-key-page.ts";

/** A link as our mails have it; null for anything that cannot be one. */
function linkOf(bookingId: BookingId, until: string, given: string) {
  const key = mailedKeyOf(given);
  return /^\d{1,16}$/.test(until) && key !== null ? { bookingId, until, key } : null;
}

/** Shows the form, and writes nothing: mail scanners follow links. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdInPath(params["bookingId"]);
  const query = new URL(request.url).searchParams;
  const link = linkOf(bookingId, query.get("until") ?? "", query.get("key") ?? "");
  const opens =
    link === null ? null : await context.caller.reviews.findByLink(link).catch(throwAsPage(request));
  if (link === null || opens === null) return data({ opens: null }, { status: 404 });
  return data({ opens: { ...opens, link, wasSaved: query.has("saved") } });
}

/** Writes the review, or changes it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const bookingId = bookingIdInPath(params["bookingId"]);
  const form = await request.formData();
  const link = linkOf(bookingId, valueIn(form, "until"), valueIn(form, "key"));
  if (link === null)
    return data({ because: "link_spent", errors: {}, typed: null } as const, { status: 404 });
  const typed = {
    rating: RATINGS.find((one) => String(one) === valueIn(form, "rating")) ?? null,
    wentWell: valueIn(form, "wentWell"),
    toImprove: valueIn(form, "toImprove"),
    shownAs: SHOWN_AS.find((one) => one === valueIn(form, "shownAs")) ?? "nobody",
  };
  try {
    const { rating, ...words } = typed;
    // Nothing chosen is refused by the procedure, beside its field.
    const outcome = await context.caller.reviews.write({ ...link, ...words, rating: rating ?? (0 as never) });
    if (outcome.ok)
      return redirect(
        `/reviews/${bookingId}?until=${link.until}&key=${encodeURIComponent(link.key)}&saved`,
        303,
      );
    const isSpent = outcome.because === "link_spent";
    return data({ because: outcome.because, errors: {}, typed }, { status: isSpent ? 404 : 200 });
  } catch (error) {
    const errors = fieldErrorsOf(error, languageOf(context.language));
    if (errors === null) return throwAsPage(request)(error);
    return data({ because: null, errors, typed });
  }
}

export default function ReviewPage() {
  const { opens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(reviewForm);
  const language = useLanguage();
  if (opens === null || answer?.because === "link_spent") return <SpentLink />;
  const { review, builderName, startsAt, timeZone, wasSaved } = opens;
  const hindrance = answer?.because ?? opens.hindrance;
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-lg wrap-anywhere">
        {t("about", { session: opens.sessionTypeName, builder: builderName })}
      </p>
      {startsAt !== null && (
        <p className="text-soft">{t("held", { day: formatDay(startsAt, timeZone, language) })}</p>
      )}
      <div className="mt-6 space-y-6">
        {review !== null && hindrance === null && (
          <Notice tone={wasSaved ? "good" : "plain"} alert={wasSaved}>
            <p>
              {t(wasSaved ? "saved" : "savedShort", {
                day: formatDay(review.editableUntil, timeZone, language),
              })}
            </p>
            <a href={`/profile/${opens.builderSlug}`} className="link flex min-h-11 w-fit items-center">
              {t("read", { builder: builderName })}
            </a>
          </Notice>
        )}
        {hindrance !== null && (
          <Notice tone="warn" alert={answer !== undefined}>
            {hindrance === "no_show" ? t(hindrance, { builder: builderName }) : t(hindrance)}
          </Notice>
        )}
        {hindrance === null ? (
          <ReviewFields opens={opens} answer={answer ?? null} />
        ) : (
          review !== null && (
            <section aria-labelledby="yours" className="card p-6">
              <h2 id="yours" className="section mb-2">
                {t("yours")}
              </h2>
              <RatingStars rating={review.rating} />
              {review.wentWell !== "" && <QuotedText>{review.wentWell}</QuotedText>}
              {review.toImprove !== "" && <QuotedText>{review.toImprove}</QuotedText>}
            </section>
          )
        )}
        {review !== null && review.answer !== null && (
          <section aria-labelledby="answered">
            <h2 id="answered" className="section mb-2">
              {t("answered", { builder: builderName })}
            </h2>
            <QuotedText>{review.answer}</QuotedText>
          </section>
        )}
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}

/** Shown alike for a link that has ended, was cut off, is of another booking or never existed. */
function SpentLink() {
  const t = useText(reviewForm);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("link_spent")}</h1>
      <div className="card mt-7 p-6 sm:p-8">
        <Notice tone="plain">{t("spentWhy")}</Notice>
      </div>
    </div>
  );
}
