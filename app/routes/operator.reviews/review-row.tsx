import { Form, Link } from "@remix-run/react";
import { HIDE_REASONS, type HideReason } from "../../../server/domain/review/review.ts";
import { operatorReviews } from "../../../server/domain/text/en/review/operator-reviews.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { QuotedText } from "../../components/page/quoted-text.tsx";
import { RatingStars } from "../../components/review/rating-stars.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ReviewOfOperator } from "../../page-data.ts";

interface Answer {
  readonly error: string | null;
  readonly note: string;
  readonly because: HideReason;
}

/** One review with all of its words, what operators did to it, and the form that hides or shows it. */
export function ReviewRow({
  review,
  answer,
}: {
  readonly review: ReviewOfOperator;
  /** What was typed about this one, and not taken. */
  readonly answer: Answer | null;
}) {
  const t = useText(operatorReviews);
  const language = useLanguage();
  const zone = useOperatorZone();
  const { bookingId, hiddenBecause } = review;
  const link = (text: React.ReactNode[]) => (
    <Link to={`/operator/bookings/${bookingId}`} className="link">
      {text}
    </Link>
  );
  return (
    <li id={bookingId} className="py-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="font-semibold wrap-anywhere">
          {rich(
            t.parts("about", {
              link,
              session: review.sessionTypeName,
              builder: review.builder.displayName,
              client: review.clientName,
            }),
          )}
        </h2>
        <RatingStars rating={review.rating} />
      </div>
      <p className="label">{formatDayAndTime(review.editedAt ?? review.writtenAt, zone, language)}</p>
      {review.wentWell !== "" && (
        <>
          <h3 className="mt-3 font-medium">{t("wentWell")}</h3>
          <QuotedText>{review.wentWell}</QuotedText>
        </>
      )}
      {review.toImprove !== "" && (
        <>
          <h3 className="mt-3 font-medium">{t("toImprove")}</h3>
          <QuotedText>{review.toImprove}</QuotedText>
        </>
      )}
      {review.answer !== null && (
        <>
          <h3 className="mt-3 font-medium">{t("answer")}</h3>
          <QuotedText>{review.answer}</QuotedText>
        </>
      )}
      {hiddenBecause !== null && (
        <p className="mt-2 text-warn">
          {t("hiddenBecause", { because: t("because", { because: hiddenBecause }) })}
        </p>
      )}
      {review.actions.map(({ id, at, action, note }) => (
        <p key={id} className="label wrap-anywhere">
          {t("done", { action, time: formatDayAndTime(at, zone, language), note })}
        </p>
      ))}
      <details className="mt-2" open={answer?.error != null}>
        <summary className="link flex min-h-11 w-fit cursor-pointer items-center">
          {t(review.isHidden ? "show" : "hide")}
        </summary>
        <DecisionForm review={review} answer={answer} />
      </details>
    </li>
  );
}

function DecisionForm({
  review: { bookingId, isHidden },
  answer,
}: {
  readonly review: ReviewOfOperator;
  readonly answer: Answer | null;
}) {
  const t = useText(operatorReviews);
  return (
    <Form method="post" className="mt-2 space-y-3">
      {!isHidden && (
        <SelectField
          name="because"
          id={`because-${bookingId}`}
          label={t("reason")}
          defaultValue={answer?.because ?? HIDE_REASONS[0]}
        >
          {HIDE_REASONS.map((because) => (
            <option key={because} value={because}>
              {t("because", { because })}
            </option>
          ))}
        </SelectField>
      )}
      <TextArea
        name="note"
        id={`note-${bookingId}`}
        label={t("note")}
        rows={2}
        defaultValue={answer?.note ?? ""}
        error={answer?.error ?? undefined}
        focus
      />
      <SubmitButton
        name="intent"
        value={`${isHidden ? "show" : "hide"}:${bookingId}`}
        busy={t("working")}
        look={isHidden ? "button-quiet" : "button-danger"}
      >
        {t(isHidden ? "show" : "hide")}
      </SubmitButton>
    </Form>
  );
}
