import { Link } from "@remix-run/react";
import { externalUrl } from "../../../external-url.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import { BothTimes } from "../both-times.tsx";
import { CalendarFrame } from "../calendar-embed.tsx";
import { ceilingInWords } from "../cancellation-words.ts";
import { StepHeading } from "./step-heading.tsx";

/** The client picks another time on Calendly's page in the card. Calendly tells the page nothing: it looks for the new time by itself. */
export function MoveStep({ booking }: { readonly booking: BookingOnPage }) {
  const { id, builder } = booking;
  const url = externalUrl(booking.rescheduleUrl);
  const ceiling = ceilingInWords(booking);
  if (url === null) return null;
  return (
    <>
      <StepHeading title="Move it to another time">
        Until you have confirmed another time, the session stays where it is.
      </StepHeading>
      <div className="mt-6 space-y-6">
        <BothTimes booking={booking} />
        <ul className="list-disc space-y-1 pl-5">
          <li>There is nothing to pay again.</li>
          {ceiling !== null && <li>{ceiling}</li>}
        </ul>
        <p className="needs-script">
          <Link to={`/bookings/${id}`} className="button-quiet">
            Keep the time
          </Link>
        </p>
        <div className="calendar-frame needs-script border-t border-line pt-5">
          <CalendarFrame
            booking={booking}
            url={url}
            title={`Calendly: move your session with ${builder.displayName}`}
          />
        </div>
        <p className="label needs-script">
          This page updates automatically as soon as Calendly has told us. If the calendar does not appear,
          use{" "}
          <a href={url} className="link" rel="noopener">
            Calendly’s own page
          </a>
          .
        </p>
        <noscript>
          <p className="flex flex-wrap gap-3">
            <a href={url} className="button" rel="noopener">
              Pick another time on Calendly
            </a>
            <a href={`/bookings/${id}`} className="button-quiet">
              Keep the time
            </a>
          </p>
          <p className="label mt-4">
            When you have picked one there, come back to this page: it then shows the new time.
          </p>
        </noscript>
      </div>
    </>
  );
}
