import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { FIRST_STEP_OF_BOOKING, positionOf } from "../../../server/domain/funnel/funnel-steps.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { secondsInWords } from "../../text/funnel-words.ts";
import { ChartTable } from "../charts/chart-table.tsx";
import { PageSection } from "../page/page-section.tsx";

/** How long people take from one step to the next. Times begin with the booking: the steps up to it have none. */
export function FunnelTimes({ report: { steps } }: { readonly report: Pick<FunnelReport, "steps"> }) {
  const t = useText(funnelPage);
  const nameOf = useText(funnelSteps);
  const language = useLanguage();
  const words = (seconds: number | null) => secondsInWords(seconds, language);
  return (
    <PageSection id="times" title={t("times")}>
      <div className="card p-5">
        <ChartTable
          caption={t("times")}
          head={[t("step"), t("median"), t("p90"), t("medianBefore"), t("p90Before")]}
          rows={steps
            .filter(({ step }) => positionOf(step) > positionOf(FIRST_STEP_OF_BOOKING))
            .map(({ step, medianSeconds, p90Seconds, before }) => ({
              key: step,
              name: nameOf(step),
              cells: [
                words(medianSeconds),
                words(p90Seconds),
                words(before.medianSeconds),
                words(before.p90Seconds),
              ],
            }))}
        />
        <p className="label mt-3">{t("timesNote")}</p>
      </div>
    </PageSection>
  );
}
