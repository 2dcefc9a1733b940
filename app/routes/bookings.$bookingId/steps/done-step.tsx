import { Link } from "@remix-run/react";
import { isOnUnpaid, isRefundedOutside } from "../../../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../../../server/domain/booking/booking.ts";
import { cancellationRuleInWords } from "../../../../server/domain/offer/cancellation-policy.ts";
import { formatMoney, isFree } from "../../../../server/domain/values/money.ts";
import { placeInWords } from "../../../../server/domain/text/place-in-words.ts";
import { Icon } from "../../../components/page/icon.tsx";
import { Notice } from "../../../components/page/notice.tsx";
import { externalUrl } from "../../../external-url.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import type { Offer } from "../actor/offers.ts";
import type { StepProps } from "./step-props.ts";
import { BothTimes } from "../both-times.tsx";
import { quotedRefundInWords } from "../cancellation-words.ts";
import { MoneySummary } from "../money-summary.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TimeZoneForm } from "../time-zone-form.tsx";

/** Step 4: booked. Everything that is needed on the day, and the way out. */
export function DoneStep({ booking, asked, shown, timeZones }: StepProps) {
  const { builder, client, context, now } = booking;
  const isOver = booking.state === "COMPLETED";
  const hasBegun = context.time !== null && now >= context.time.startsAt;
  return (
    <>
      <div className="mb-3 flex size-11 items-center justify-center rounded-full border border-good text-good">
        <Icon name="check" />
      </div>
      {isOver ? (
        <StepHeading title="This session has taken place">
          Thank you for booking with {builder.displayName}.
        </StepHeading>
      ) : (
        <StepHeading title="You are booked">
          We have written to you at {client.email}. {builder.displayName} knows, too.
        </StepHeading>
      )}
      <div className="mt-7 space-y-7">
        {asked === "moved" && (
          <Notice tone="good" alert>
            The session is moved to the time below. There is nothing to pay again.
          </Notice>
        )}
        <OutOfTheOrdinary booking={booking} />
        <div>
          <BothTimes booking={booking} />
          <div className="mt-2">
            <TimeZoneForm current={client.timeZone} listed={timeZones} />
          </div>
        </div>
        {!isOver && <Where booking={booking} />}
        <Paid booking={booking} />
        {isOver || hasBegun ? (
          <TooLate booking={booking} />
        ) : (
          <Changes booking={booking} offers={shown.offers} />
        )}
      </div>
    </>
  );
}

function Where({ booking }: { readonly booking: BookingOnPage }) {
  const { builder, client, place } = booking;
  const words = placeInWords(place, { side: "client", client: client.name, builder: builder.displayName });
  const link = externalUrl(words.link);
  return (
    <div className="border-t border-line pt-5">
      <h2 className="label mb-2">Where</h2>
      <p className="wrap-anywhere">{words.sentence}</p>
      {link !== null && <p className="label">{new URL(link).host}</p>}
      {words.more !== null &&
        (place?.status === "failed" ? (
          <div className="mt-3">
            <Notice tone="warn">{words.more}</Notice>
          </div>
        ) : (
          <p className="mt-1 text-soft wrap-anywhere">{words.more}</p>
        ))}
      <p className="mt-4 flex flex-wrap gap-3">
        {link !== null && (
          <a href={link} className="button" rel="noopener noreferrer">
            <Icon name="link" />
            Join
          </a>
        )}
        {words.call !== null && (
          <a href={words.call} className="button">
            <Icon name="phone" />
            Call
          </a>
        )}
        <a href={`/bookings/${booking.id}.ics`} download className="button-quiet">
          <Icon name="calendar" />
          Add to calendar
        </a>
      </p>
    </div>
  );
}

function Paid({ booking }: { readonly booking: BookingOnPage }) {
  const { context } = booking;
  const payment = confirmedPaymentOf(context);
  return (
    <div className="border-t border-line pt-5">
      <p className="flex items-baseline justify-between gap-4">
        <span>{payment === null ? "To pay" : "Paid"}</span>
        <span className="text-lg font-semibold">
          {payment === null
            ? isFree(context.price)
              ? "Nothing"
              : formatMoney(context.price)
            : formatMoney(payment.amount)}
        </span>
      </p>
      {/* A second payment, a part that went back, or a dispute. */}
      {hasMoneySummary(booking) && <MoneySummary booking={booking} />}
    </div>
  );
}

function hasMoneySummary({ context, refunds }: BookingOnPage): boolean {
  return refunds.length > 0 || context.refundObligations.length > 0 || context.disputes.length > 0;
}

/** What others have said about this session. */
function OutOfTheOrdinary({
  booking: { state, context, builder, client },
}: {
  readonly booking: BookingOnPage;
}) {
  if (isRefundedOutside(state, context)) {
    return (
      <Notice tone="warn">
        <p className="font-medium">Your money was returned, and the session is still booked</p>
        <p className="mt-0.5 text-soft">
          We have asked {builder.displayName} whether it takes place. Until there is an answer it stays
          booked; if it is canceled, we write to you at <span className="wrap-anywhere">{client.email}</span>.
        </p>
      </Notice>
    );
  }
  if (context.noShowAt === null && isOnUnpaid(state, context)) {
    return (
      <Notice tone="good">
        <p className="font-medium">Your money was returned, and the session takes place all the same</p>
        <p className="mt-0.5 text-soft">It stays booked as it is. You need not pay again.</p>
      </Notice>
    );
  }
  if (context.noShowAt === null) return null;
  return (
    <Notice tone="plain">
      <p className="font-medium">{builder.displayName} has marked that you did not come</p>
      <p className="mt-0.5 text-soft">If that is a mistake, answer any of our mails about this booking.</p>
    </Notice>
  );
}

/** Once it has begun, nothing can be changed here; there is still somebody to write to. */
function TooLate({ booking }: { readonly booking: BookingOnPage }) {
  const { builder } = booking;
  return (
    <div className="border-t border-line pt-5">
      <h2 className="subtitle">Did something go wrong?</h2>
      <p className="mt-2">
        The session has begun, so it can’t be canceled or moved any more. Answer any of our mails about this
        booking: {builder.displayName} can return money to you, and so can we.
      </p>
      <p className="mt-4">
        <Link to={`/profile/${builder.slug}`} className="button-quiet">
          Book another session
        </Link>
      </p>
    </div>
  );
}

function Changes({
  booking,
  offers,
}: {
  readonly booking: BookingOnPage;
  readonly offers: readonly Offer[];
}) {
  const { context, id } = booking;
  const cancelUrl = externalUrl(booking.cancelUrl);
  const isOurs = offers.includes("cancel");
  const refund = quotedRefundInWords(booking);
  return (
    <div className="border-t border-line pt-5">
      <h2 className="subtitle">Can’t make it?</h2>
      {refund !== null && (
        <p className="mt-2">
          If you cancel now: <strong className="font-semibold">{refund}</strong>. Moving the session costs
          nothing.
        </p>
      )}
      {!isFree(context.price) && (
        <ul className="mt-2 list-disc space-y-0.5 pl-5 text-[0.9375rem] text-soft">
          {cancellationRuleInWords(context).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="mt-4 flex flex-wrap gap-x-6">
        {offers.includes("move") && (
          <Link to={`/bookings/${id}?move=1`} className="button-text">
            Move it to another time
          </Link>
        )}
        {isOurs ? (
          <Link to={`/bookings/${id}?cancel=1`} className="button-text">
            Cancel the session
          </Link>
        ) : (
          cancelUrl !== null && (
            <a href={cancelUrl} className="button-text" rel="noopener">
              Cancel your seat on Calendly
            </a>
          )
        )}
      </p>
      <p className="label">
        {isOurs
          ? "Nothing happens before you have confirmed it on the next page."
          : "The seats of a group are canceled on Calendly’s page; this page updates automatically."}
      </p>
    </div>
  );
}
