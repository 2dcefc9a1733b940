import { moneySummaryOf } from "../../text/money-summary.ts";
import { useLanguage } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** What happened to the client's money. */
export function MoneySummary({ booking }: { readonly booking: BookingOnPage }) {
  const language = useLanguage();
  return (
    <ul className="mt-2 space-y-1.5" aria-live="polite">
      {moneySummaryOf(booking, { side: "client", who: booking.builder.displayName }, language).map(
        (sentence, index) => (
          <li key={index}>{sentence}</li>
        ),
      )}
    </ul>
  );
}
