import { RATINGS } from "../../../server/domain/review/review.ts";
import { ratingText } from "../../../server/domain/text/en/review/rating.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

const STAR = "M10 2.2l2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.7-4.8 2.7 1-5.4-4-3.8 5.4-.7z";

/** One rating: five stars, and the same in words. */
export function RatingStars({ rating }: { readonly rating: number }) {
  const t = useText(ratingText);
  const language = useLanguage();
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 100 20"
        width="80"
        height="16"
        className="flex-none"
      >
        {RATINGS.map((star) => (
          <path
            key={star}
            d={STAR}
            transform={`translate(${(star - 1) * 20} 0)`}
            strokeWidth="1.2"
            className={star <= rating ? "fill-accent-ink stroke-accent-ink" : "fill-none stroke-soft"}
          />
        ))}
      </svg>
      <span className="label">{t("stars", { rating: formatNumber(rating, language) })}</span>
    </span>
  );
}

/** An average with how many it is of. */
export function AverageRating({ average, count }: { readonly average: number; readonly count: number }) {
  const t = useText(ratingText);
  const language = useLanguage();
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 20 20"
        width="16"
        height="16"
        className="flex-none"
      >
        <path d={STAR} className="fill-accent-ink" />
      </svg>
      {t("averageOf", { average: formatNumber(average, language), count })}
    </span>
  );
}
