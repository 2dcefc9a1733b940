import { Link } from "@remix-run/react";
import { formatDayAndTime } from "../../../server/domain/instant.ts";
import { BookingStatus } from "../../components/booking-status.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import { MoneyStory } from "./money-story.tsx";
import { StepHeading } from "./step-heading.tsx";

interface Words {
  readonly title: string;
  readonly text: string;
}

function cancellationWords({ context, builder, client }: BookingOnPage): Words {
  const title = "This booking is canceled";
  const when =
    context.canceledAt === null ? "" : ` on ${formatDayAndTime(context.canceledAt, client.timeZone)}`;
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
  const { context, state } = booking;
  if (context.canceledAt !== null) {
    const { title, text } = cancellationWords(booking);
    return { title: state === "REFUNDED" ? "Canceled, and your money returned" : title, text };
  }
  if (state === "REFUNDED")
    return { title: "Your money was returned", text: "All that you paid for this booking has gone back." };
  if (context.time === null) {
    return { title: "This booking has lapsed", text: "No time was picked within a day, so it was closed." };
  }
  return {
    title: "This booking has lapsed",
    text: "The time was held for you and not paid before the hold ended, so it is free for others again.",
  };
}

/** It ended without a session: what happened, what happened to the money, and the way on. */
export function OverStep({ booking }: { readonly booking: BookingOnPage }) {
  const { builder, state } = booking;
  const { title, text } = wordsOf(booking);
  return (
    <>
      <p className="mb-3">
        <BookingStatus state={state} />
      </p>
      <StepHeading title={title}>{text}</StepHeading>
      <section aria-labelledby="money" className="mt-7 border-t border-line pt-5">
        <h2 id="money" className="label">
          Your money
        </h2>
        <MoneyStory booking={booking} />
      </section>
      <p className="mt-8">
        <Link to={`/profile/${builder.slug}`} className="button">
          Book another time
        </Link>
      </p>
    </>
  );
}
