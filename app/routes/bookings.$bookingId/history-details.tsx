import { bookingSteps } from "../../../server/domain/text/en/booking/steps.ts";
import { HistoryList } from "../../components/booking/history-list.tsx";
import { HISTORY_ID, HistoryPages } from "../../components/booking/history-pages.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** The history of the booking; collapsed at first. */
export function HistoryDetails({
  booking: { history, client },
  earlier,
}: {
  readonly booking: BookingOnPage;
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
        <HistoryList
          history={history.items}
          unreadable={history.unreadable}
          timeZone={client.timeZone}
          reader="client"
        />
      </HistoryPages>
    </details>
  );
}
