import { historyList } from "../../server/domain/text/en/booking/history-list.ts";
import { formatDayAndTime, formatMoney } from "../../server/domain/text/formats.ts";
import {
  eventInWords,
  whenAndByWhomInWords,
  type HistoryReader,
} from "../../server/domain/text/history-in-words.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { TimeZone } from "../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../page-data.ts";

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

/** A booking's history in its reader's words, oldest first. */
export interface HistoryInWords {
  /** Of the lines that cannot be read; null where all can. */
  readonly unreadable: string | null;
  readonly lines: readonly {
    readonly version: number;
    readonly what: string;
    readonly details: string | null;
    /** As somebody wrote it. */
    readonly note: string | null;
    readonly whenAndByWhom: string;
  }[];
}

/**
 * @param history its lines that can be read.
 * @param unreadable the versions of those that cannot.
 */
export function historyListInWords(
  {
    history,
    unreadable,
    timeZone,
    reader,
  }: {
    readonly history: readonly Line[];
    readonly unreadable: readonly number[];
    readonly timeZone: TimeZone;
    readonly reader: HistoryReader;
  },
  language: Language,
): HistoryInWords {
  const t = textIn(historyList, language);
  return {
    unreadable: unreadable.length === 0 ? null : t("unreadable", { lines: unreadable.length }),
    lines: history.map((line) => ({
      version: line.version,
      what: eventInWords(line, reader, language),
      details: detailsOf(line, language),
      note: line.note,
      whenAndByWhom: whenAndByWhomInWords(
        { when: formatDayAndTime(line.happenedAt, timeZone, language), causeKind: line.causeKind },
        reader,
        language,
      ),
    })),
  };
}
