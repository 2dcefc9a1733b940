import { historyList } from "../../../server/domain/text/en/booking/history-list.ts";
import { formatDayAndTime, formatMoney } from "../../../server/domain/text/formats.ts";
import {
  eventInWords,
  whenAndByWhomInWords,
  type HistoryReader,
} from "../../../server/domain/text/history-in-words.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import { QuotedText } from "../page/quoted-text.tsx";

type Line = BookingOnPage["history"]["items"][number];

/** The machine's reasons that have words. Reasons of older versions are left out. */
const REASONS = [
  "canceled",
  "late_payment",
  "second_payment",
  "wrong_amount",
  "goodwill",
  "builder_no_show",
  "again",
  "won",
  "lost",
  "other_duration",
  "other_event_type",
] as const;

function detailsOf({ amount: sum, reason }: Line, language: Language): string | null {
  const t = textIn(historyList, language);
  const known = REASONS.find((one) => one === reason);
  const why = known === undefined ? null : t(known);
  const amount = sum === null ? null : formatMoney(sum, language);
  return amount !== null && why !== null ? t("amountAndWhy", { amount, why }) : (amount ?? why);
}

/** Who, what, when and why, oldest first. */
export function HistoryList({
  history,
  unreadable,
  timeZone,
  reader,
}: {
  readonly history: readonly Line[];
  /** The versions of those lines that cannot be read. */
  readonly unreadable: readonly number[];
  readonly timeZone: TimeZone;
  readonly reader: HistoryReader;
}) {
  const t = useText(historyList);
  const language = useLanguage();
  return (
    <ol className="divide-y divide-line">
      {unreadable.length > 0 && (
        <li className="py-3 text-soft">{t("unreadable", { lines: unreadable.length })}</li>
      )}
      {history.map((line) => {
        const { version, causeKind, happenedAt, note } = line;
        const details = detailsOf(line, language);
        return (
          <li key={version} className="py-3">
            <p className="font-medium">{eventInWords(line, reader, language)}</p>
            {details !== null && <p>{details}</p>}
            {note !== null && note !== "" && <QuotedText>{note}</QuotedText>}
            <p className="label">
              {whenAndByWhomInWords(
                { when: formatDayAndTime(happenedAt, timeZone, language), causeKind },
                reader,
                language,
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
