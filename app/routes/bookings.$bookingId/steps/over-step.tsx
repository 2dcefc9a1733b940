import { Link } from "@remix-run/react";
import { processingCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import { formatDayAndTime, formatMinutes } from "../../../../server/domain/values/instant.ts";
import { BookingStatus } from "../../../components/booking/booking-status.tsx";
import { QuotedText } from "../../../components/page/quoted-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { MoneySummary } from "../money-summary.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt } from "../waiting.tsx";

interface Words {
  readonly title: string;
  readonly text: string;
}

function cancellationWords({ context, builder, client, durationMinutes }: BookingOnPage): Words {
  const title = "This booking is canceled";
  const when =
    context.canceledAt === null ? "" : ` on ${formatDayAndTime(context.canceledAt, client.timeZone)}`;
  switch (context.rejectedBecause) {
    case "other_duration":
      return {
        title,
        text: `The time that was picked on Calendly is not ${formatMinutes(durationMinutes)} long, as the session that you chose is. So we canceled it${when}.`,
      };
    case "other_event_type":
      return {
        title,
        text: `The time that was picked on Calendly belongs to another kind of session than the one you chose. So we canceled it${when}.`,
      };
    case null:
  }
  switch (context.canceledBy) {
    case "client":
      return { title, text: `You canceled it${when}.` };
    case "builder":
      return { title, text: `${builder.displayName} canceled it${when}.` };
    case "operator":
      return { title, text: `We canceled it${when}.` };
    case "unknown":
    case null:
      return { title, text: `It was canceled on Calendly${when}.` };
  }
}

function wordsOf(booking: BookingOnPage): Words {
  const { context, state, builder } = booking;
  if (context.canceledAt !== null) {
    const { title, text } = cancellationWords(booking);
    return { title: state === "REFUNDED" ? "Canceled, and your money returned" : title, text };
  }
  if (state === "REFUNDED" && context.confirmedCheckoutId !== null) {
    const isMissed = context.refundObligations.some(({ reason }) => reason === "builder_no_show");
    return {
      title: "Your money was returned",
      text: isMissed
        ? `${builder.displayName} did not come to the session, so all that you paid has gone back.`
        : "All that you paid for this session has gone back.",
    };
  }
  const title = "This booking has lapsed";
  if (state === "REFUNDED") {
    return {
      title: "Lapsed, and your money returned",
      text: context.refundObligations.some(({ reason }) => reason === "wrong_amount")
        ? "What reached us was not the price of this session, so all of it has gone back to you."
        : "Your payment came after the time had been given back, so all of it has gone back to you.",
    };
  }
  if (context.time === null) return { title, text: "No time was picked within a day, so it was closed." };
  if (processingCheckoutOf(context) !== null) {
    return {
      title,
      text: "Your bank’s payment did not arrive while the time could be kept, so the time is free for others again. If the money still arrives, all of it goes back to you at once.",
    };
  }
  return {
    title,
    text: "The time was held for you and not paid before the hold ended, so it is free for others again.",
  };
}

/** It ended without a session: what happened, what happened to the money, and the way on. */
export function OverStep({ booking, shown: { isLate } }: StepProps) {
  const { builder } = booking;
  const { title, text } = wordsOf(booking);
  const reason = booking.cancellationReason;
  return (
    <>
      <p className="mb-3">
        <BookingStatus booking={booking} />
      </p>
      <StepHeading title={title}>{text}</StepHeading>
      {reason !== null && (
        <section aria-labelledby="why" className="mt-5">
          <h2 id="why" className="label">
            Why it was canceled
          </h2>
          <QuotedText>{reason}</QuotedText>
        </section>
      )}
      <section aria-labelledby="money" className="mt-7 border-t border-line pt-5">
        <h2 id="money" className="label">
          Your money
        </h2>
        <MoneySummary booking={booking} />
        {isLate && (
          <div className="mt-4">
            <OnIt booking={booking}>The money should have arrived by now.</OnIt>
          </div>
        )}
      </section>
      <p className="mt-8">
        <Link to={`/profile/${builder.slug}`} className="button">
          Book another time
        </Link>
      </p>
    </>
  );
}
