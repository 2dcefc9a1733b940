import { problemsOfBooking } from "../../../server/domain/text/en/problem-report/of-booking.ts";
import { ProblemReportLine } from "../../components/operator/problem-report-line.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { ProblemReportInList } from "../../page-data.ts";

/** What people have reported of this booking's pages; nothing when nobody has. */
export function ReportedProblems({ problems }: { readonly problems: readonly ProblemReportInList[] }) {
  const t = useText(problemsOfBooking);
  if (problems.length === 0) return null;
  return (
    <PageSection id="problems" title={t("title")}>
      <ul className="card divide-y divide-line overflow-hidden">
        {problems.map((report) => (
          <ProblemReportLine key={report.id} report={report} />
        ))}
      </ul>
    </PageSection>
  );
}
