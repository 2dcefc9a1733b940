import { Link } from "@remix-run/react";
import { bookingMove } from "../../../../server/domain/text/en/booking/move.ts";
import { externalUrl } from "../../../external-url.ts";
import { rich, useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { CalendarFrame } from "../calendar-embed.tsx";
import { ceilingInWords } from "../cancellation-words.ts";
import { StepHeading } from "./step-heading.tsx";

/** The client picks another time on Calendly's page in the card. Calendly tells the page nothing: it looks for the new time by itself. */
export function MoveStep({ booking }: { readonly booking: BookingOnPage }) {
  const t = useText(bookingMove);
  const language = useLanguage();
  const { id, builder } = booking;
  const url = externalUrl(booking.rescheduleUrl);
  const ceiling = ceilingInWords(booking, language);
  if (url === null) return null;
  return (
    <>
      <StepHeading title={t("title")}>{t("help")}</StepHeading>
      <div className="mt-6 space-y-6">
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("price")}</li>
          {ceiling !== null && <li>{ceiling}</li>}
        </ul>
        <p className="needs-script">
          <Link to={`/bookings/${id}`} className="button-quiet">
            {t("keep")}
          </Link>
        </p>
        <div className="calendar-frame needs-script border-t border-line pt-5">
          <CalendarFrame booking={booking} url={url} title={t("frame", { builder: builder.displayName })} />
        </div>
        <p className="label needs-script">
          {rich(
            t.parts("updates", {
              link: (words) => (
                <a href={url} className="link" rel="noopener">
                  {words}
                </a>
              ),
            }),
          )}
        </p>
        <noscript>
          <p className="flex flex-wrap gap-3">
            <a href={url} className="button" rel="noopener">
              {t("pickOnCalendly")}
            </a>
            <a href={`/bookings/${id}`} className="button-quiet">
              {t("keep")}
            </a>
          </p>
          <p className="label mt-4">{t("comeBack")}</p>
        </noscript>
      </div>
    </>
  );
}
