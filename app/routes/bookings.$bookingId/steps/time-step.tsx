import { Form, Link, useRevalidator } from "@remix-run/react";
import { useCallback, useState } from "react";
import { timeZoneInWords } from "../../../../server/domain/values/instant.ts";
import type { Refusal } from "../../../../server/domain/booking/refusal.ts";
import { RefusalMessage } from "../../../components/booking/refusal-message.tsx";
import { externalUrl } from "../../../external-url.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import { trpc } from "../../../trpc.client.ts";
import { CalendarEmbed, type ScheduledHint } from "../calendar-embed.tsx";
import { hostedCalendarUrl } from "../hosted-calendar-url.ts";
import { StepHeading } from "./step-heading.tsx";
import { useRefresh } from "../use-refresh.ts";
import type { Wait } from "../waiting-for.ts";
import { OnIt, Waiting } from "../waiting.tsx";

interface Props {
  readonly booking: BookingOnPage;
  readonly wait: Wait | null;
  readonly isLate: boolean;
}

/** Step 1: the client picks a time on Calendly's calendar. */
export function TimeStep(props: Props) {
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

function TimeToPick({ booking, wait, isLate }: Props) {
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
          Usually a second or two. This page goes on by itself.
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
      <Calendar booking={booking} url={url} hostedUrl={hostedUrl} />
      <noscript>
        <a href={hostedUrl} className="button">
          Pick a time on Calendly
        </a>
        <p className="label mt-4">Calendly brings you back here when you have picked one.</p>
      </noscript>
    </>
  );
}

/** The embed, and what follows when it says that a time was picked. */
function Calendar({
  booking,
  url,
  hostedUrl,
}: {
  readonly booking: BookingOnPage;
  readonly url: string;
  readonly hostedUrl: string;
}) {
  const { revalidate } = useRevalidator();
  const [isChecking, setChecking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isSlow: isLate } = useRefresh(booking, isChecking ? "quick" : null, null);
  const bookingId = booking.id;

  const onScheduled = useCallback(
    ({ calendlyEventUri, calendlyInviteeUri }: ScheduledHint) => {
      setChecking(true);
      setRefusal(null);
      trpc.booking.schedule
        .mutate({ bookingId, calendlyEventUri, calendlyInviteeUri })
        .then((outcome) => {
          if (outcome.ok) revalidate();
          else setRefusal(outcome.refusal);
        })
        .catch(() => {
          // The embed was only the quickest source: Calendly's webhook says the same, and the page keeps looking.
        });
    },
    [bookingId, revalidate],
  );

  if (!isChecking)
    return <CalendarEmbed booking={booking} url={url} hostedUrl={hostedUrl} onScheduled={onScheduled} />;
  return (
    <div className="calendar-frame space-y-4">
      <Waiting title="Checking with Calendly…">
        {isLate
          ? "This takes longer than usual. Nothing is lost: your time stands at Calendly, and this page goes on as soon as we know of it."
          : "We look your time up before we hold it for you. Usually a second or two."}
      </Waiting>
      {(refusal !== null || isLate) && (
        <>
          {refusal !== null && <RefusalMessage refusal={refusal} />}
          <button type="button" className="button-quiet" onClick={() => setChecking(false)}>
            Show the calendar again
          </button>
        </>
      )}
    </div>
  );
}

/** Back from Calendly's own page, and the time is not known yet. */
function LookingForTime({ booking, isLate }: Pick<Props, "booking" | "isLate">) {
  return (
    <div className="calendar-frame space-y-4">
      {isLate ? (
        <OnIt booking={booking}>
          If you have picked a time, it stands at Calendly, and nothing is charged before you have checked it
          here.
        </OnIt>
      ) : (
        <Waiting title="We could not find that time yet">
          Calendly usually tells us within a few seconds, and this page goes on by itself.
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
