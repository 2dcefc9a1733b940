import { Form, Link } from "@remix-run/react";
import type { ConsentNeed } from "../../../../server/domain/booking/consent.ts";
import { consentWords } from "../../../../server/domain/text/en/booking/consent.ts";
import { bookingPickTime } from "../../../../server/domain/text/en/booking/pick-time.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatDayAndTime, timeZoneInWords } from "../../../../server/domain/text/formats.ts";
import { ConsentBoxes } from "../../../components/booking/consent-boxes.tsx";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";
import { externalUrl } from "../../../external-url.ts";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { CalendarEmbed } from "../calendar-embed.tsx";
import { hostedCalendarUrl } from "../hosted-calendar-url.ts";
import { useCalendarZone } from "../use-calendar-zone.ts";
import { StepHeading } from "./step-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Step 1: the client picks a time on Calendly's calendar. */
export function TimeStep(props: StepProps) {
  const { booking } = props;
  const t = useText(bookingPickTime);
  const language = useLanguage();
  const { builder, consentNeed } = booking;
  // Of a free session: with its time it is booked.
  if (consentNeed !== null) return <ConsentFirst {...props} need={consentNeed} />;
  return (
    <>
      <StepHeading title={t("title", { builder: builder.displayName })}>
        {t("help", { builder: builder.displayName, zone: timeZoneInWords(builder.timeZone, language) })}
      </StepHeading>
      <div className="mt-6">
        <TimeToPick {...props} />
      </div>
    </>
  );
}

/** What is agreed to before the calendar opens. */
function ConsentFirst({
  need,
  consentMissing,
  ticked,
}: Pick<StepProps, "consentMissing" | "ticked"> & { readonly need: ConsentNeed }) {
  const t = useText(consentWords);
  return (
    <>
      <StepHeading title={t("first")}>{t("firstHelp")}</StepHeading>
      <Form method="post" className="mt-6 space-y-5">
        <ConsentBoxes need={need} missing={consentMissing} ticked={ticked} isFree />
        <SubmitButton name="intent" value="agree" busy={t("goingOn")}>
          {t("goOn")}
        </SubmitButton>
      </Form>
    </>
  );
}

function TimeToPick({ booking, shown, wishedTime }: StepProps) {
  const t = useText(bookingPickTime);
  const steps = useText(bookingSteps);
  const language = useLanguage();
  const zone = useCalendarZone(booking);
  const { wait, isLate } = shown;
  const url = externalUrl(booking.schedulingUrl);
  const hostedUrl = hostedCalendarUrl(booking, wishedTime, zone);
  if (wait === "time") return <LookingForTime booking={booking} isLate={isLate} />;
  if (wait === "scheduling_link" && isLate) {
    return (
      <div className="calendar-frame">
        <OnIt booking={booking}>{t("preparingLate")}</OnIt>
      </div>
    );
  }
  if (url === null || hostedUrl === null) {
    return (
      <div className="calendar-frame">
        <Waiting title={t("preparing")}>{t("preparingHelp")}</Waiting>
        <Form method="get" className="mt-3">
          <button type="submit" className="button-text">
            {steps("lookAgain")}
          </button>
        </Form>
      </div>
    );
  }
  return (
    <>
      <link rel="preconnect" href={new URL(url).origin} />
      {wishedTime !== null && (
        <p className="mb-4">{t("wished", { time: formatDayAndTime(wishedTime, zone, language) })}</p>
      )}
      <CalendarEmbed
        booking={booking}
        shown={shown}
        url={url}
        hostedUrl={hostedUrl}
        wishedTime={wishedTime}
      />
      <noscript>
        {/* Without scripts Calendly's page knows no zone but its host's. */}
        <a
          href={hostedCalendarUrl(booking, wishedTime, booking.builder.timeZone) ?? hostedUrl}
          className="button"
        >
          {t("pickOnCalendly")}
        </a>
        <p className="label mt-4">{t("broughtBack")}</p>
      </noscript>
    </>
  );
}

/** Back from Calendly's own page, and the time is not known yet. */
function LookingForTime({ booking, isLate }: { readonly booking: BookingOnPage; readonly isLate: boolean }) {
  const t = useText(bookingPickTime);
  const steps = useText(bookingSteps);
  return (
    <div className="calendar-frame space-y-4">
      {isLate ? (
        <OnIt booking={booking}>{t("searchingLate")}</OnIt>
      ) : (
        <Waiting title={t("searching")}>{t("searchingHelp")}</Waiting>
      )}
      <p>
        <Link to={`/bookings/${booking.id}`} className="button-quiet">
          {steps("showCalendar")}
        </Link>
      </p>
    </div>
  );
}
