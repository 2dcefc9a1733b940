import { ENGLISH } from "../../../server/domain/text/language.ts";
import { moneySummaryOf } from "../../text/money-summary.ts";
import type { BookingOnPage } from "../../page-data.ts";

/** What happened to the client's money. */
export function MoneySummary({ booking }: { readonly booking: BookingOnPage }) {
  return (
    <ul className="mt-2 space-y-1.5" aria-live="polite">
      {moneySummaryOf(booking, { side: "client", who: booking.builder.displayName }, ENGLISH).map(
        (sentence, index) => (
          <li key={index}>{sentence}</li>
        ),
      )}
    </ul>
  );
}
