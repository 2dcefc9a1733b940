import type { ReactNode } from "react";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";
import { PageSection } from "../page/page-section.tsx";
import { ChartLegend, type ChartMark } from "./chart-legend.tsx";
import { ChartTable, type ChartRow } from "./chart-table.tsx";

/** A part of a page with a chart: what its marks mean, the drawing, and below it the same as a table, which is folded away until it is asked for. */
export function ChartSection({
  id,
  title,
  marks,
  head,
  rows,
  drawing,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly marks: readonly { readonly mark: ChartMark; readonly label: string }[];
  readonly head: readonly string[];
  readonly rows: readonly ChartRow[];
  /** Null where there are figures alone: the table is open then. */
  readonly drawing: ReactNode;
  /** What is said below. */
  readonly children?: ReactNode;
}) {
  const t = useText(funnelPage);
  const table = <ChartTable caption={title} head={head} rows={rows} />;
  return (
    <PageSection id={id} title={title}>
      <div className="card p-5">
        {marks.length > 0 && <ChartLegend marks={marks} />}
        {drawing}
        {drawing === null ? (
          table
        ) : (
          <details className="disclosure mt-1 text-sm">
            <summary>
              <Icon name="chevron" className="chevron" />
              {t("asTable")}
              <span className="sr-only"> {title}</span>
            </summary>
            {table}
          </details>
        )}
        {children}
      </div>
    </PageSection>
  );
}
