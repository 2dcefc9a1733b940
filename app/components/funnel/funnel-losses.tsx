import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelReasons } from "../../../server/domain/text/en/funnel/reasons.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { shareInWords } from "../../text/funnel-words.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { ChartLegend } from "../charts/chart-legend.tsx";
import { ChartTable } from "../charts/chart-table.tsx";
import { PageSection } from "../page/page-section.tsx";

/** Why bookings were lost, and at which step, the most frequent first: as a picture, and as the same in a table. */
export function FunnelLosses({ report: { losses } }: { readonly report: Pick<FunnelReport, "losses"> }) {
  const t = useText(funnelPage);
  const reasonOf = useText(funnelReasons);
  const stepOf = useText(funnelSteps);
  const language = useLanguage();
  const number = (count: number) => formatNumber(count, language);
  const rows = losses.map(({ step, reason, ...loss }) => ({
    ...loss,
    key: `${step} ${reason}`,
    name: t("loss", { reason: reasonOf(reason), step: stepOf(step) }),
  }));
  const words = ({ count, share }: { readonly count: number; readonly share: number }) =>
    t("countAndShare", { count: number(count), share: shareInWords(share, language) });
  return (
    <PageSection id="losses" title={t("losses")}>
      <div className="card p-5">
        {rows.length === 0 ? (
          <p className="text-soft">{t("noLosses")}</p>
        ) : (
          <>
            <ChartLegend
              marks={[
                { mark: "bar", label: t("now") },
                { mark: "bar before", label: t("before") },
              ]}
            />
            <BarChart
              id="losses-chart"
              title={t("losses")}
              description={rows
                .map((row) =>
                  t("barBefore", { name: row.name, value: words(row), before: number(row.countBefore) }),
                )
                .join("; ")}
              bars={rows.map((row) => ({
                key: row.key,
                label: row.name,
                value: row.count,
                words: words(row),
                before: { value: row.countBefore, words: number(row.countBefore) },
              }))}
            />
            <div className="mt-6">
              <ChartTable
                caption={t("losses")}
                head={[t("reason"), t("lost"), t("share"), t("lostBefore")]}
                rows={rows.map(({ key, name, count, share, countBefore }) => ({
                  key,
                  name,
                  cells: [number(count), shareInWords(share, language), number(countBefore)],
                }))}
              />
            </div>
          </>
        )}
      </div>
    </PageSection>
  );
}
