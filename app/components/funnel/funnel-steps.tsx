import type { FunnelReport, StepFigures } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { shareInWords } from "../../text/funnel-words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { ChartSection } from "../charts/chart-section.tsx";

/** How many came to each step, now and in the period before, as a picture and as the same in a table. */
export function FunnelSteps({
  report: { steps, countedUntil, isBeforeWhole },
}: {
  readonly report: Pick<FunnelReport, "steps" | "countedUntil" | "isBeforeWhole">;
}) {
  const t = useText(funnelPage);
  const nameOf = useText(funnelSteps);
  const language = useLanguage();
  const count = (figures: StepFigures) => formatNumber(figures.count, language);
  const share = (figures: StepFigures) => shareInWords(figures.conversion, language);
  const words = (figures: StepFigures) =>
    figures.conversion === null
      ? count(figures)
      : t("countAndShare", { count: count(figures), share: share(figures) });
  const rows = steps.map((now) => ({ ...now, name: nameOf(now.step) }));
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
        {countedUntil === null
          ? t("notCounted")
          : t("countedUntil", { time: formatDayAndTime(countedUntil, timeZone("UTC"), language) })}
      </p>
    </ChartSection>
  );
}
