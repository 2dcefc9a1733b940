import type { FunnelFinding } from "../../../server/domain/funnel/funnel-findings.ts";
import { FIRST_STEP_OF_BOOKING } from "../../../server/domain/funnel/funnel-steps.ts";
import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelFindingInWords } from "../../../server/domain/text/funnel-finding-in-words.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";
import { PageSection } from "../page/page-section.tsx";

/** The answer of the page, in words: what loses bookings, and what to do. Says nothing of few bookings, and says so. */
export function FunnelFindings({
  report: { findings, hasEnough, steps },
}: {
  readonly report: Pick<FunnelReport, "findings" | "hasEnough" | "steps">;
}) {
  const t = useText(funnelPage);
  const language = useLanguage();
  const begun = steps.find(({ step }) => step === FIRST_STEP_OF_BOOKING)?.count ?? 0;
  return (
    <PageSection id="findings" title={t("findings")}>
      {!hasEnough ? (
        <p className="card p-5 text-soft">{t("tooFew", { count: begun })}</p>
      ) : findings.length === 0 ? (
        <p className="card flex gap-3 p-5">
          <Icon name="check" className="mt-0.5 text-good" /> {t("nothing")}
        </p>
      ) : (
        <ol className="card divide-y divide-line overflow-hidden">
          {findings.map((finding) => {
            const { finding: said, remedy } = funnelFindingInWords(finding, language);
            const good = isGood(finding);
            return (
              <li key={said} className="flex gap-4 px-5 py-4">
                <Icon
                  name={good ? "check" : "warning"}
                  className={`mt-0.5 ${good ? "text-good" : "text-warn"}`}
                />
                <div className="min-w-0 flex-1 wrap-anywhere">
                  <p className="font-semibold">{said}</p>
                  <p className="mt-1 text-soft">{remedy}</p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </PageSection>
  );
}

/** Whether it brings bookings, rather than costs some. */
function isGood({ kind }: FunnelFinding): boolean {
  switch (kind) {
    case "step_rose":
    case "codes_rose":
    case "source_above":
      return true;
    case "step_loses_most":
    case "step_fell":
    case "codes_fell":
    case "reason_grew":
    case "session_type_below":
    case "source_below":
      return false;
  }
}
