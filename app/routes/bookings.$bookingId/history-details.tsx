import { bookingSteps } from "../../../server/domain/text/en/booking/steps.ts";
import { HistoryLines } from "../../components/booking/history-lines.tsx";
import { HISTORY_ID, HistoryPages } from "../../components/booking/history-pages.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import type { HistoryInWords } from "../../text/history-list-in-words.ts";

/** The history of the booking; collapsed at first. */
export function HistoryDetails({
  booking: { history },
  words,
  earlier,
}: {
  readonly booking: BookingOnPage;
  readonly words: HistoryInWords;
  /** Which stretch of it is shown; null for the latest. */
  readonly earlier: string | null;
}) {
  const t = useText(bookingSteps);
  if (history.items.length + history.unreadable.length === 0 && earlier === null) return null;
  return (
    <details id={HISTORY_ID} open={earlier !== null} className="disclosure mt-10 border-t border-line pt-2">
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {t("history")}
      </summary>
      <HistoryPages earlier={earlier} next={history.next}>
        <HistoryLines words={words} />
      </HistoryPages>
    </details>
  );
}
