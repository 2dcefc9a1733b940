import { CODE_STEPS, shareEntered, type CodeFigures } from "../../server/domain/funnel/code-figures.ts";
import type { FunnelReport } from "../../server/domain/funnel/funnel-report.ts";
import { csvOf, type CsvCell } from "./csv.ts";

const HEAD = [
  "section",
  "from",
  "until",
  "session_type",
  "source",
  "step",
  "reason",
  "day",
  "count",
  "under_way",
  "lost",
  "conversion",
  "median_seconds",
  "p90_seconds",
  "share",
  "count_before",
  "conversion_before",
  "median_seconds_before",
  "p90_seconds_before",
] as const;
type Column = (typeof HEAD)[number];

/** The figures of the page as a file: a row for each step, codes asked for and entered, each loss and each day with its steps. Shares are from 0 to 1. */
export function funnelCsv({
  period,
  isBeforeWhole,
  filters,
  choices,
  steps,
  codes,
  losses,
  days,
}: FunnelReport): string {
  const ifWhole = (before: number | null) => (isBeforeWhole ? before : null);
  const chosen = choices.sessionTypes.find(({ id }) => id === filters.sessionTypeId);
  const row = (cells: Partial<Record<Column, CsvCell>>) => {
    const all: Partial<Record<Column, CsvCell>> = {
      ...period,
      session_type: chosen?.name ?? filters.sessionTypeId,
      source: filters.source,
      ...cells,
    };
    return HEAD.map((column) => all[column] ?? null);
  };
  return csvOf([
    HEAD,
    ...steps.map(({ step, before, ...now }) =>
      row({
        section: "step",
        step,
        count: now.count,
        under_way: now.underWay,
        lost: now.lost,
        conversion: now.conversion,
        median_seconds: now.medianSeconds,
        p90_seconds: now.p90Seconds,
        count_before: ifWhole(before.count),
        conversion_before: ifWhole(before.conversion),
        median_seconds_before: ifWhole(before.medianSeconds),
        p90_seconds_before: ifWhole(before.p90Seconds),
      }),
    ),
    ...CODE_STEPS.map((step) => {
      const share = (figures: CodeFigures) => (step === "code_entered" ? shareEntered(figures) : null);
      return row({
        section: "code",
        step,
        count: codes[step],
        conversion: share(codes),
        count_before: ifWhole(codes.before[step]),
        conversion_before: ifWhole(share(codes.before)),
      });
    }),
    ...losses.map(({ step, reason, count, share, countBefore }) =>
      row({ section: "loss", step, reason, count, share, count_before: ifWhole(countBefore) }),
    ),
    ...days.flatMap(({ day, seen, begun, paid }) => [
      row({ section: "day", step: "profile_seen", day, count: seen }),
      row({ section: "day", step: "booking_begun", day, count: begun }),
      row({ section: "day", step: "paid", day, count: paid }),
    ]),
  ]);
}

/** The file as an answer, under a name that says its days. */
export function funnelCsvAnswer(report: FunnelReport): Response {
  const { from, until } = report.period;
  return new Response(funnelCsv(report), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="funnel-${from}-${until}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
