import { CODE_STEPS, shareEntered, type CodeFigures } from "../../../server/domain/funnel/code-figures.ts";
import type { FunnelReport, StepFigures } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { shareInWords } from "../../text/funnel-words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { ChartSection } from "../charts/chart-section.tsx";

type Reached = Pick<StepFigures, "count" | "conversion">;

/** Behind the profile and in front of the booking, with a share of their own. */
function rowsOfCodes(codes: FunnelReport["codes"]) {
  return CODE_STEPS.map((step) => {
    const reached = (figures: CodeFigures): Reached => ({
      count: figures[step],
      conversion: step === "code_entered" ? shareEntered(figures) : null,
    });
    return { step, ...reached(codes), before: reached(codes.before) };
  });
}

/** How many came to each step, now and in the period before, as a picture and as the same in a table. */
export function FunnelSteps({
  report: { steps, codes, countedUntil, isBeforeWhole },
}: {
  readonly report: Pick<FunnelReport, "steps" | "codes" | "countedUntil" | "isBeforeWhole">;
}) {
  const t = useText(funnelPage);
  const nameOf = useText(funnelSteps);
  const language = useLanguage();
  const count = (figures: Reached) => formatNumber(figures.count, language);
  const share = (figures: Reached) => shareInWords(figures.conversion, language);
  const words = (figures: Reached) =>
    figures.conversion === null
      ? count(figures)
      : t("countAndShare", { count: count(figures), share: share(figures) });
  const [seen, ...ofBooking] = steps.map(({ step, before, count, conversion }) => ({
    step,
    count,
    conversion,
    before,
  }));
  const rows = [...(seen === undefined ? [] : [seen]), ...rowsOfCodes(codes), ...ofBooking].map((row) => ({
    ...row,
    name: nameOf(row.step),
  }));
  const underWay = steps.reduce((sum, step) => sum + step.underWay, 0);
  return (
    <ChartSection
      id="steps"
      title={t("steps")}
      marks={[
        { mark: "bar", label: t("now") },
        ...(isBeforeWhole ? [{ mark: "bar before", label: t("before") } as const] : []),
      ]}
      drawing={
        <BarChart
          id="steps-chart"
          title={t("steps")}
          description={rows
            .map(({ name, before, ...now }) =>
              isBeforeWhole
                ? t("barBefore", { name, value: words(now), before: words(before) })
                : t("bar", { name, value: words(now) }),
            )
            .join("; ")}
          bars={rows.map(({ step, name, before, ...now }) => ({
            key: step,
            label: name,
            value: now.count,
            words: words(now),
            before: isBeforeWhole ? { value: before.count, words: words(before) } : null,
          }))}
        />
      }
      head={[
        ...[t("step"), t("count"), t("conversion")],
        ...(isBeforeWhole ? [t("countBefore"), t("conversionBefore")] : []),
      ]}
      rows={rows.map(({ step, name, before, ...now }) => ({
        key: step,
        name,
        cells: [count(now), share(now), ...(isBeforeWhole ? [count(before), share(before)] : [])],
      }))}
    >
      {underWay > 0 && <p className="mt-4 text-sm">{t("underWay", { count: underWay })}</p>}
      <p className="label mt-3">{t("stepsNote", { first: nameOf("profile_seen") })}</p>
      <p className="label mt-1">
        {t("codesNote", {
          asked: nameOf("code_asked"),
          entered: nameOf("code_entered"),
          begun: nameOf("booking_begun"),
        })}
      </p>
      <p className="label mt-1">
        {countedUntil === null
          ? t("notCounted")
          : t("countedUntil", { time: formatDayAndTime(countedUntil, timeZone("UTC"), language) })}
      </p>
    </ChartSection>
  );
}
