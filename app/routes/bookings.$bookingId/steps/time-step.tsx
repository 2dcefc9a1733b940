import { Form, Link } from "@remix-run/react";
import { timeZoneInWords } from "../../../../server/domain/values/instant.ts";
import { externalUrl } from "../../../external-url.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import { CalendarEmbed } from "../calendar-embed.tsx";
import { hostedCalendarUrl } from "../hosted-calendar-url.ts";
import { StepHeading } from "./step-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Step 1: the client picks a time on Calendly's calendar. */
export function TimeStep(props: StepProps) {
  const { booking } = props;
  const { builder } = booking;
  return (
    <>
      <StepHeading title={`Pick a time with ${builder.displayName}`}>
        The calendar shows only times that are free, in the time zone that it names. {builder.displayName}{" "}
        works in {timeZoneInWords(builder.timeZone)}.
      </StepHeading>
      <div className="mt-6">
        <TimeToPick {...props} />
      </div>
    </>
  );
}

function TimeToPick({ booking, shown }: StepProps) {
  const { wait, isLate } = shown;
  const url = externalUrl(booking.schedulingUrl);
  const hostedUrl = hostedCalendarUrl(booking);
  if (wait === "time") return <LookingForTime booking={booking} isLate={isLate} />;
  if (wait === "scheduling_link" && isLate) {
    return (
      <div className="calendar-frame">
        <OnIt booking={booking}>
          Calendly does not answer. Nothing was booked and nothing charged; the booking waits for you for a
          day.
        </OnIt>
      </div>
    );
  }
  if (url === null || hostedUrl === null) {
    return (
      <div className="calendar-frame">
        <Waiting title="Preparing the calendar…">
          Usually a second or two. This page continues automatically.
        </Waiting>
        <Form method="get" className="mt-3">
          <button type="submit" className="button-text">
            Look again now
          </button>
        </Form>
      </div>
    );
  }
  return (
    <>
      <link rel="preconnect" href={new URL(url).origin} />
      <CalendarEmbed booking={booking} shown={shown} url={url} hostedUrl={hostedUrl} />
      <noscript>
        <a href={hostedUrl} className="button">
          Pick a time on Calendly
        </a>
        <p className="label mt-4">Calendly brings you back here when you have picked one.</p>
      </noscript>
    </>
  );
}

/** Back from Calendly's own page, and the time is not known yet. */
function LookingForTime({ booking, isLate }: { readonly booking: BookingOnPage; readonly isLate: boolean }) {
  return (
    <div className="calendar-frame space-y-4">
      {isLate ? (
        <OnIt booking={booking}>
          If you have picked a time, it stands at Calendly, and nothing is charged before you have checked it
          here.
        </OnIt>
      ) : (
        <Waiting title="We could not find that time yet">
          Calendly usually tells us within a few seconds, and this page continues automatically.
        </Waiting>
      )}
      <p>
        <Link to={`/bookings/${booking.id}`} className="button-quiet">
          Show the calendar again
        </Link>
      </p>
    </div>
  );
}
