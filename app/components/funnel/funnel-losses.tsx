import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelReasons } from "../../../server/domain/text/en/funnel/reasons.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { shareInWords } from "../../text/funnel-words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { ChartSection } from "../charts/chart-section.tsx";
import { PageSection } from "../page/page-section.tsx";

/** Why bookings were lost, and at which step, the most frequent first: as a picture, and as the same in a table. */
export function FunnelLosses({
  report: { losses, isBeforeWhole },
}: {
  readonly report: Pick<FunnelReport, "losses" | "isBeforeWhole">;
}) {
  const t = useText(funnelPage);
  const reasonOf = useText(funnelReasons);
  const stepOf = useText(funnelSteps);
  const language = useLanguage();
  const number = (count: number) => formatNumber(count, language);
  const shown = losses.filter(({ count }) => isBeforeWhole || count > 0);
  const rows = shown.map(({ step, reason, ...loss }) => ({
    ...loss,
    key: `${step} ${reason}`,
    name: t("loss", { reason: reasonOf(reason), step: stepOf(step) }),
  }));
  const words = ({ count, share }: { readonly count: number; readonly share: number }) =>
    t("countAndShare", { count: number(count), share: shareInWords(share, language) });
  if (rows.length === 0)
    return (
      <PageSection id="losses" title={t("losses")}>
        <p className="card p-5 text-soft">{t("noLosses")}</p>
      </PageSection>
    );
  return (
    <ChartSection
      id="losses"
      title={t("losses")}
      marks={[
        { mark: "bar", label: t("now") },
        ...(isBeforeWhole ? [{ mark: "bar before", label: t("before") } as const] : []),
      ]}
      drawing={
        <BarChart
          id="losses-chart"
          title={t("losses")}
          description={rows
            .map((row) =>
              isBeforeWhole
                ? t("barBefore", { name: row.name, value: words(row), before: number(row.countBefore) })
                : t("bar", { name: row.name, value: words(row) }),
            )
            .join("; ")}
          bars={rows.map((row) => ({
            key: row.key,
            label: row.name,
            value: row.count,
            words: words(row),
            before: isBeforeWhole ? { value: row.countBefore, words: number(row.countBefore) } : null,
          }))}
        />
      }
      head={[t("reason"), t("lost"), t("share"), ...(isBeforeWhole ? [t("lostBefore")] : [])]}
      rows={rows.map(({ key, name, count, share, countBefore }) => ({
        key,
        name,
        cells: [
          number(count),
          shareInWords(share, language),
          ...(isBeforeWhole ? [number(countBefore)] : []),
        ],
      }))}
    />
  );
}
