import {
  causeInWords,
  eventInWords,
  type HistoryReader,
} from "../../../server/domain/text/history-in-words.ts";
import { formatDayAndTime, type TimeZone } from "../../../server/domain/values/instant.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
import type { BookingOnPage } from "../../page-data.ts";
import { QuotedText } from "../page/quoted-text.tsx";

type Line = BookingOnPage["history"]["items"][number];

/** The machine's reasons, in words. Reasons of older versions are left out. */
const REASONS: Readonly<Record<string, string>> = {
  canceled: "because the booking was canceled",
  late_payment: "because the payment came too late",
  second_payment: "because the session was paid for twice",
  wrong_amount: "because it was not the price",
  goodwill: "out of goodwill",
  builder_no_show: "because the session did not take place",
  again: "once more, after a refund that failed",
  won: "the payment stands",
  lost: "the money went back to the client",
  other_duration: "because the time picked has another length",
  other_event_type: "because the time picked is of another kind of session",
};

function detailsOf({ amount, reason }: Line): string {
  const why = reason === null ? undefined : REASONS[reason];
  return [amount === null ? undefined : formatMoney(amount), why]
    .filter((part) => part !== undefined)
    .join(", ");
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
  return (
    <ol className="divide-y divide-line">
      {unreadable.length > 0 && (
        <li className="py-3 text-soft">
          {unreadable.length === 1
            ? "One line of this history cannot be shown"
            : `${unreadable.length} lines of this history cannot be shown`}
          : its stored data cannot be read just now. The booking and the money are not affected.
        </li>
      )}
      {history.map((line) => {
        const { version, causeKind, happenedAt, note } = line;
        const details = detailsOf(line);
        return (
          <li key={version} className="py-3">
            <p className="font-medium">{eventInWords(line, reader)}</p>
            {details !== "" && <p>{details}</p>}
            {note !== null && note !== "" && <QuotedText>{note}</QuotedText>}
            <p className="label">
              {formatDayAndTime(happenedAt, timeZone)}, {causeInWords(causeKind, reader)}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
