import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { FIRST_STEP_OF_BOOKING, positionOf } from "../../../server/domain/funnel/funnel-steps.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { secondsInWords } from "../../text/funnel-words.ts";
import { ChartSection } from "../charts/chart-section.tsx";

/** How long people take from one step to the next. Times begin with the booking: the steps up to it have none. */
export function FunnelTimes({
  report: { steps, isBeforeWhole },
}: {
  readonly report: Pick<FunnelReport, "steps" | "isBeforeWhole">;
}) {
  const t = useText(funnelPage);
  const nameOf = useText(funnelSteps);
  const language = useLanguage();
  const words = (seconds: number | null) => secondsInWords(seconds, language);
  return (
    <ChartSection
      id="times"
      title={t("times")}
      marks={[]}
      drawing={null}
      head={[
        ...[t("step"), t("median"), t("p90")],
        ...(isBeforeWhole ? [t("medianBefore"), t("p90Before")] : []),
      ]}
      rows={steps
        .filter(({ step }) => positionOf(step) > positionOf(FIRST_STEP_OF_BOOKING))
        .map(({ step, medianSeconds, p90Seconds, before }) => ({
          key: step,
          name: nameOf(step),
          cells: [
            ...[medianSeconds, p90Seconds],
            ...(isBeforeWhole ? [before.medianSeconds, before.p90Seconds] : []),
          ].map(words),
        }))}
    >
      <p className="label mt-3">{t("timesNote")}</p>
    </ChartSection>
  );
}
