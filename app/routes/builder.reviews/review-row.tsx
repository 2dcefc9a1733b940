import { Form } from "@remix-run/react";
import { builderReviews } from "../../../server/domain/text/en/review/builder-reviews.ts";
import { formatDay } from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { QuotedText } from "../../components/page/quoted-text.tsx";
import { RatingStars } from "../../components/review/rating-stars.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ReviewOfBuilder } from "../../page-data.ts";

/** One review: what was said, whether it is shown, and the builder's answer or the form for it. */
export function ReviewRow({
  review,
  zone,
  answer,
}: {
  readonly review: ReviewOfBuilder;
  /** The builder's. */
  readonly zone: TimeZone;
  /** What the builder typed about this one, and was not taken. */
  readonly answer: { readonly error: string | null; readonly text: string } | null;
}) {
  const t = useText(builderReviews);
  const language = useLanguage();
  const { bookingId, startsAt, editedAt, writtenAt, wentWell, toImprove, hiddenBecause } = review;
  const dayOf = (at: typeof writtenAt) => formatDay(at, zone, language);
  return (
    <li id={bookingId} className="py-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 dir="auto" className="font-semibold wrap-anywhere">
          {review.clientName}
        </h2>
        <RatingStars rating={review.rating} />
      </div>
      <p className="label wrap-anywhere">
        {[
          t("from", {
            kind: review.isPaid ? "paid" : "free",
            session: review.sessionTypeName,
            day: startsAt === null ? "" : dayOf(startsAt),
          }),
          t("written", { edited: editedAt === null ? "no" : "yes", day: dayOf(editedAt ?? writtenAt) }),
          review.isErased ? t("erased") : t("shownAs", { shownAs: review.shownAs }),
        ].join(" · ")}
      </p>
      {wentWell !== "" && (
        <>
          <h3 className="mt-3 font-medium">{t("wentWell")}</h3>
          <QuotedText>{wentWell}</QuotedText>
        </>
      )}
      {toImprove !== "" && (
        <>
          <h3 className="mt-3 font-medium">{t("toImprove")}</h3>
          <QuotedText>{toImprove}</QuotedText>
        </>
      )}
      {wentWell + toImprove === "" && !review.isErased && <p className="mt-2 text-soft">{t("said")}</p>}
      {review.uncountedBecause !== null && (
        <p className="mt-2 text-warn">{t("uncounted", { because: review.uncountedBecause })}</p>
      )}
      {hiddenBecause !== null && <p className="mt-2 text-warn">{t("hidden", { because: hiddenBecause })}</p>}
      {(review.mayBeShown || review.isPicked) && <PickForm review={review} />}
      {review.answer !== null && (
        <>
          <h3 className="mt-3 font-medium">{t("yourAnswer")}</h3>
          <QuotedText>{review.answer}</QuotedText>
        </>
      )}
      {review.answeredAt === null && !review.isHidden && !review.isErased && (
        <AnswerForm bookingId={bookingId} answer={answer} />
      )}
    </li>
  );
}

/** One that may no longer be shown can still be taken off: it would come back when it is shown again. */
function PickForm({ review: { bookingId, isPicked, mayBeShown } }: { readonly review: ReviewOfBuilder }) {
  const t = useText(builderReviews);
  return (
    <Form method="post" className="mt-3 flex flex-wrap items-center gap-3">
      {isPicked && mayBeShown && <span className="font-medium text-good">{t("onPage")}</span>}
      <SubmitButton
        name="intent"
        value={`${isPicked ? "unpick" : "pick"}:${bookingId}`}
        busy={t("picking")}
        look="button-quiet"
      >
        {t(isPicked ? "unpick" : "pick")}
      </SubmitButton>
    </Form>
  );
}

function AnswerForm({
  bookingId,
  answer,
}: {
  readonly bookingId: string;
  readonly answer: { readonly error: string | null; readonly text: string } | null;
}) {
  const t = useText(builderReviews);
  return (
    <details className="mt-2" open={answer?.error != null}>
      <summary className="link flex min-h-11 w-fit cursor-pointer items-center">{t("answer")}</summary>
      <Form method="post" className="mt-2 space-y-3">
        <TextArea
          name="answer"
          id={`answer-${bookingId}`}
          label={t("yourAnswer")}
          hint={t("answerHelp")}
          rows={3}
          defaultValue={answer?.text ?? ""}
          error={answer?.error ?? undefined}
          focus
        />
        <SubmitButton name="intent" value={`answer:${bookingId}`} busy={t("sending")} look="button-quiet">
          {t("send")}
        </SubmitButton>
      </Form>
    </details>
  );
}
