import { moneyStoryOf } from "../../text/money-story.ts";
import type { BookingOnPage } from "../../page-data.ts";

/** What happened to the client's money. */
export function MoneyStory({ booking }: { readonly booking: BookingOnPage }) {
  return (
    <ul className="mt-2 space-y-1.5" aria-live="polite">
      {moneyStoryOf(booking, { side: "client", who: booking.builder.displayName }).map((sentence, index) => (
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  );
}
