import type { FunnelDay, FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelSteps } from "../../../server/domain/text/en/funnel/steps.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { dayInWords, shortDayInWords } from "../../text/funnel-words.ts";
import { ChartSection } from "../charts/chart-section.tsx";
import { LineChart } from "../charts/line-chart.tsx";

/** A quarter: more points than that are no longer told apart, and a table of them is not read. */
const DAYS_MAX = 92;
const WEEK_DAYS = 7;

/** The bookings begun and paid, day by day; of long periods week by week. As a picture, and as the same in a table with the views. */
export function FunnelDays({ report: { days } }: { readonly report: Pick<FunnelReport, "days"> }) {
  const t = useText(funnelPage);
  const nameOf = useText(funnelSteps);
  const language = useLanguage();
  const number = (count: number) => formatNumber(count, language);
  const byWeek = days.length > DAYS_MAX;
  const shown = byWeek ? weeksOf(days) : days;
  // A week that has only begun would look like a fall: it is in the table alone.
  const drawn = byWeek ? shown.slice(0, Math.floor(days.length / WEEK_DAYS)) : shown;
  const first = days[0]?.day;
  const last = (byWeek ? days[drawn.length * WEEK_DAYS - 1] : days.at(-1))?.day;
  if (first === undefined || last === undefined) return null;
  const lines = [
    { key: "booking_begun", mark: "broken line", countOf: ({ begun }: FunnelDay) => begun },
    { key: "paid", mark: "line", countOf: ({ paid }: FunnelDay) => paid },
  ] as const;
  const title = t(byWeek ? "weeks" : "days");
  return (
    <ChartSection
      id="days"
      title={title}
      marks={lines.map(({ key, mark }) => ({ mark, label: nameOf(key) }))}
      drawing={
        <LineChart
          id="days-chart"
          title={title}
          description={lines
            .map(({ key, countOf }) =>
              t("inAll", {
                name: nameOf(key),
                count: number(days.reduce((sum, day) => sum + countOf(day), 0)),
              }),
            )
            .join("; ")}
          lines={lines.map(({ key, mark, countOf }) => ({ key, mark, values: drawn.map(countOf) }))}
          most={(count) => t(byWeek ? "mostInAWeek" : "mostInADay", { count: number(count) })}
          first={dayInWords(first, language)}
          last={dayInWords(last, language)}
        />
      }
      head={[t(byWeek ? "week" : "day"), nameOf("profile_seen"), nameOf("booking_begun"), nameOf("paid")]}
      rows={shown.map(({ day, seen, begun, paid }) => ({
        key: day,
        name: shortDayInWords(day, language),
        cells: [number(seen), number(begun), number(paid)],
      }))}
    />
  );
}

/** Seven days each, from the first one on; each is called after its first day. */
function weeksOf(days: readonly FunnelDay[]): FunnelDay[] {
  return Array.from({ length: Math.ceil(days.length / WEEK_DAYS) }, (_, week) => {
    const [first, ...others] = days.slice(week * WEEK_DAYS, (week + 1) * WEEK_DAYS);
    return others.reduce(
      (sum, { seen, begun, paid }) => ({
        day: sum.day,
        seen: sum.seen + seen,
        begun: sum.begun + begun,
        paid: sum.paid + paid,
      }),
      first ?? { day: "", seen: 0, begun: 0, paid: 0 },
    );
  });
}
