import { eventInWords, whenAndByWhomInWords } from "../../../server/domain/text/history-in-words.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { formatDayAndTime } from "../../../server/domain/values/instant.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
import { HISTORY_ID, HistoryPages } from "../../components/booking/history-pages.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

/** What has happened, first to last: what, who, when, and why where a person said so. */
export function BookingHistory({
  history,
  earlier,
}: {
  readonly history: OperatorBooking["history"];
  /** The cursor of the page that is shown; null for the latest. */
  readonly earlier: string | null;
}) {
  const zone = useOperatorZone();
  return (
    <PageSection id={HISTORY_ID} title="History">
      <HistoryPages earlier={earlier} next={history.next}>
        <ol className="card divide-y divide-line px-5">
          {history.unreadable.map(({ version, reason }) => (
            <li key={version} className="flex gap-3 py-3">
              <Icon name="warning" className="mt-0.5 text-bad" />
              <div className="min-w-0 flex-1 wrap-anywhere">
                <p className="font-medium">Line {version} cannot be read</p>
                <p className="label">
                  {reason}. <code>npm run verify-history</code> says whether somebody changed it.
                </p>
              </div>
            </li>
          ))}
          {history.items.map((line, at) => (
            <li key={line.version} className="py-3">
              <p className="font-medium">
                {eventInWords(line, "operator", ENGLISH)}
                {line.amount === null ? "" : `: ${formatMoney(line.amount)}`}
              </p>
              {line.note !== null && <p className="wrap-anywhere whitespace-pre-line">“{line.note}”</p>}
              <p className="label wrap-anywhere">
                {whenAndByWhomInWords(
                  { when: formatDayAndTime(line.happenedAt, zone), causeKind: line.causeKind },
                  "operator",
                  ENGLISH,
                )}
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
