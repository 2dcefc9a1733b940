import { causeInWords, eventInWords } from "../../../server/domain/history-in-words.ts";
import { formatDayAndTime } from "../../../server/domain/instant.ts";
import { formatMoney } from "../../../server/domain/money.ts";
import { HISTORY_ID, HistoryPages } from "../../components/history-pages.tsx";
import { PageSection } from "../../components/page-section.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import { useOperatorZone } from "../../use-operator-zone.ts";

/** What has happened, first to last: what, who, when, and why where a person said so. */
export function BookingHistory({
  booking: { history },
  earlier,
}: {
  readonly booking: OperatorBooking;
  /** Which stretch of it is shown; null for the latest. */
  readonly earlier: string | null;
}) {
  const zone = useOperatorZone();
  return (
    <PageSection id={HISTORY_ID} title="History">
      <HistoryPages earlier={earlier} next={history.next}>
        <ol className="card divide-y divide-line px-5">
          {history.items.map((line, at) => (
            <li key={line.version} className="py-3">
              <p className="font-medium">
                {eventInWords(line, "operator")}
                {line.amount === null ? "" : `: ${formatMoney(line.amount)}`}
              </p>
              {line.note !== null && <p className="wrap-anywhere whitespace-pre-line">“{line.note}”</p>}
              <p className="label wrap-anywhere">
                {formatDayAndTime(line.happenedAt, zone)}, {causeInWords(line.causeKind, "operator")}
                {line.person === null ? "" : `, ${line.person}`}
                {line.causeReference === null ? "" : ` (${line.causeReference})`}
                {line.toState === history.items[at - 1]?.toState ? "" : ` · now ${line.toState}`}
              </p>
            </li>
          ))}
        </ol>
      </HistoryPages>
    </PageSection>
  );
}
