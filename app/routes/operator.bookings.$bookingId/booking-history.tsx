import { eventInWords, whenAndByWhomInWords } from "../../../server/domain/text/history-in-words.ts";
import { bookingHistory } from "../../../server/domain/text/en/operator/booking-history.ts";
import { formatDayAndTime, formatMoney, formatNumber } from "../../../server/domain/text/formats.ts";
import { HISTORY_ID, HistoryPages } from "../../components/booking/history-pages.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
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
  const language = useLanguage();
  const t = useText(bookingHistory);
  return (
    <PageSection id={HISTORY_ID} title={t("title")}>
      <HistoryPages earlier={earlier} next={history.next}>
        <ol className="card divide-y divide-line px-5">
          {history.unreadable.map(({ version, reason }) => (
            <li key={version} className="flex gap-3 py-3">
              <Icon name="warning" className="mt-0.5 text-bad" />
              <div className="min-w-0 flex-1 wrap-anywhere">
                <p className="font-medium">{t("unreadable", { version: formatNumber(version, language) })}</p>
                <p className="label">
                  {rich(t.parts("unreadableReason", { reason, code: (text) => <code>{text}</code> }))}
                </p>
              </div>
            </li>
          ))}
          {history.items.map((line, at) => (
            <li key={line.version} className="py-3">
              <p className="font-medium">
                {line.amount === null
                  ? eventInWords(line, "operator", language)
                  : t("withAmount", {
                      event: eventInWords(line, "operator", language),
                      amount: formatMoney(line.amount, language),
                    })}
              </p>
              {line.note !== null && (
                <p className="wrap-anywhere whitespace-pre-line">{t("note", { note: line.note })}</p>
              )}
              <p className="label wrap-anywhere">
                {[
                  whenAndByWhomInWords(
                    {
                      when: formatDayAndTime(line.happenedAt, zone, language),
                      causeKind: line.causeKind,
                    },
                    "operator",
                    language,
                  ),
                  line.person,
                  line.causeReference,
                  line.toState === history.items[at - 1]?.toState
                    ? null
                    : t("nowIn", { state: line.toState }),
                ]
                  .filter((label) => label !== null)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ol>
      </HistoryPages>
    </PageSection>
  );
}
