import { HistoryList } from "../../components/history-list.tsx";
import { Icon } from "../../components/icon.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** The whole story of the booking, closed until somebody wants to know. */
export function HistoryDetails({ booking: { history, client } }: { readonly booking: BookingOnPage }) {
  if (history.length === 0) return null;
  return (
    <details className="disclosure mt-10 border-t border-line pt-2">
      <summary>
        <Icon name="chevron" className="chevron -ml-1 scale-75" />
        What happened so far
      </summary>
      <HistoryList history={history} timeZone={client.timeZone} reader="client" />
    </details>
  );
}
