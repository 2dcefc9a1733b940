import { builderReviews } from "../../../server/domain/text/en/review/builder-reviews.ts";
import { formatMonth, formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

interface Month {
  /** `2026-03`. */
  readonly month: string;
  readonly average: number | null;
  readonly count: number;
}

/** The drawing, in its own units; it is as wide as the card. */
const WIDTH = 360;
const HEIGHT = 96;
const MARGIN_TOP = 8;
/** Half of the lowest number's height. */
const MARGIN_BELOW = 6;
/** Room for the numbers at the side. */
const SIDE = 16;
const WORST = 1;
const BEST = 5;

/** The average of each month as bars from 1 to 5, with a gap where nobody wrote, and the same as a table. */
export function RatingTrend({ months }: { readonly months: readonly Month[] }) {
  const t = useText(builderReviews);
  const language = useLanguage();
  const [from, until] = [months[0]?.month, months.at(-1)?.month];
  const step = (WIDTH - SIDE) / Math.max(1, months.length);
  const yOf = (rating: number) => MARGIN_TOP + ((BEST - rating) / (BEST - WORST)) * (HEIGHT - MARGIN_TOP - 1);
  return (
    <>
      <svg
        role="img"
        aria-label={t("trendLabel", {
          from: from === undefined ? "" : formatMonth(from, language),
          until: until === undefined ? "" : formatMonth(until, language),
        })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + MARGIN_BELOW}`}
        className="mt-2 block w-full max-w-xl"
      >
        {[WORST, 3, BEST].map((rating) => (
          <g key={rating}>
            <path d={`M${SIDE} ${yOf(rating)}H${WIDTH}`} className="stroke-line" strokeWidth="1" />
            <text x="0" y={yOf(rating) + 3.5} className="fill-soft text-[10px]">
              {formatNumber(rating, language)}
            </text>
          </g>
        ))}
        {months.map(({ month, average }, at) =>
          average === null ? null : (
            <rect
              key={month}
              x={SIDE + at * step + step * 0.2}
              width={step * 0.6}
              y={Math.min(yOf(average), HEIGHT - 4)}
              height={Math.max(3, HEIGHT - 1 - yOf(average))}
              rx="2"
              className="fill-accent-ink"
            />
          ),
        )}
      </svg>
      <details className="mt-1">
        <summary className="link flex min-h-11 w-fit cursor-pointer items-center">{t("table")}</summary>
        <table className="w-full text-[0.9375rem]">
          <thead>
            <tr className="label text-start">
              <th scope="col" className="py-1.5 text-start font-normal">
                {t("month")}
              </th>
              <th scope="col" className="py-1.5 text-end font-normal">
                {t("monthAverage")}
              </th>
              <th scope="col" className="py-1.5 text-end font-normal">
                {t("monthCount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, average, count }) => (
              <tr key={month} className="border-t border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {formatMonth(month, language)}
                </th>
                <td className="py-1.5 text-end tabular-nums">
                  {average === null ? t("noRatings") : formatNumber(average, language)}
                </td>
                <td className="py-1.5 text-end tabular-nums">{formatNumber(count, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
