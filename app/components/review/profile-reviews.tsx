import { profileReviews } from "../../../server/domain/text/en/review/profile-reviews.ts";
import { formatMonth } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ReviewsOnProfile } from "../../page-data.ts";
import { PageSection } from "../page/page-section.tsx";
import { QuotedText } from "../page/quoted-text.tsx";
import { AverageRating, RatingStars } from "./rating-stars.tsx";

/** What clients say of a builder: the average once there is one, what the builder shows, and what is hidden and why. Nothing while there is nothing. */
export function ProfileReviews({
  builderName,
  reviews: { average, picked, hidden },
}: {
  readonly builderName: string;
  readonly reviews: ReviewsOnProfile;
}) {
  const t = useText(profileReviews);
  if (average === null && picked.length === 0 && hidden.length === 0) return null;
  return (
    <PageSection id="reviews" title={t("title")}>
      {average !== null && (
        <p className="subtitle">
          <AverageRating {...average} />
        </p>
      )}
      <p className="label mt-1">{t("rule", { builder: builderName })}</p>
      {picked.length > 0 && (
        <ul className="mt-4 gap-4 md:columns-2">
          {picked.map((review) => (
            <li key={review.proof.digest} className="card mb-4 break-inside-avoid p-5">
              <PickedReview review={review} builderName={builderName} />
            </li>
          ))}
        </ul>
      )}
      {hidden.map(({ because, count }) => (
        <p key={because} className="label mt-3">
          {t(because, { count })}
        </p>
      ))}
    </PageSection>
  );
}

function PickedReview({
  review: { name, rating, text, sessionTypeName, startsAt, isPaid, proof, answer },
  builderName,
}: {
  readonly review: ReviewsOnProfile["picked"][number];
  readonly builderName: string;
}) {
  const t = useText(profileReviews);
  const language = useLanguage();
  const month = startsAt === null ? "" : formatMonth(startsAt.slice(0, 7), language);
  return (
    <article>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 dir="auto" className="font-semibold wrap-anywhere">
          {name ?? t("anonymous")}
        </h3>
        <RatingStars rating={rating} />
      </div>
      {text !== "" && <QuotedText>{text}</QuotedText>}
      <p className="label mt-2 wrap-anywhere">
        {t("from", { kind: isPaid ? "paid" : "free", session: sessionTypeName, month })}
      </p>
      <details className="label">
        <summary className="flex min-h-11 w-fit cursor-pointer items-center underline">{t("proof")}</summary>
        <p>{t("proofText", { line: String(proof.version) })}</p>
        <p translate="no" className="font-mono text-[0.8125rem] wrap-anywhere">
          {proof.digest}
        </p>
      </details>
      {answer !== null && (
        <div className="mt-2">
          <h4 className="font-medium">{t("answered", { builder: builderName })}</h4>
          <QuotedText>{answer}</QuotedText>
        </div>
      )}
    </article>
  );
}
