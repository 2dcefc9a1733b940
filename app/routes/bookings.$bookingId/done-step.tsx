import { refundDueAt } from "../../../server/domain/booking-machine.ts";
import { confirmedPaymentOf } from "../../../server/domain/booking.ts";
import { cancellationPolicyInWords } from "../../../server/domain/cancellation-policy.ts";
import { formatMoney, isFree } from "../../../server/domain/money.ts";
import { Icon } from "../../components/icon.tsx";
import { externalUrl } from "../../external-url.ts";
import type { BookingOnPage } from "../../page-data.ts";
import type { TimeZoneGroup } from "../../time-zones.ts";
import { useAllowed, useIsOver } from "./booking-actor.tsx";
import { BothTimes } from "./both-times.tsx";
import { MoneyStory } from "./money-story.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TimeZoneForm } from "./time-zone-form.tsx";

/** Step 4: booked. Everything that is needed on the day, and the way out. */
export function DoneStep({
  booking,
  timeZones,
}: {
  readonly booking: BookingOnPage;
  readonly timeZones: readonly TimeZoneGroup[];
}) {
  const { builder, client, now } = booking;
  const isOver = useIsOver();
  const { changeOnCalendly } = useAllowed(now, client.timeZone);
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
        <div>
          <BothTimes booking={booking} />
          <div className="mt-2">
            <TimeZoneForm current={client.timeZone} groups={timeZones} />
          </div>
        </div>
        {!isOver && <Where booking={booking} />}
        <Paid booking={booking} />
        {changeOnCalendly && <Changes booking={booking} />}
      </div>
    </>
  );
}

function Where({ booking }: { readonly booking: BookingOnPage }) {
  const joinUrl = externalUrl(booking.joinUrl);
  return (
    <div className="border-t border-line pt-5">
      <h2 className="label mb-2">Where</h2>
      {joinUrl === null ? (
        <p>{booking.locationText ?? "The link to join will be in your mail, and appears here as well."}</p>
      ) : (
        <p>Online, at {new URL(joinUrl).host}</p>
      )}
      <p className="mt-4 flex flex-wrap gap-3">
        {joinUrl !== null && (
          <a href={joinUrl} className="button" rel="noopener noreferrer">
            <Icon name="link" />
            Join
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
      {/* A second payment, or a part that went back. */}
      {(booking.refunds.length > 0 || booking.refundOrdered) && <MoneyStory booking={booking} />}
    </div>
  );
}

function Changes({ booking }: { readonly booking: BookingOnPage }) {
  const { context, now } = booking;
  const cancelUrl = externalUrl(booking.cancelUrl);
  const rescheduleUrl = externalUrl(booking.rescheduleUrl);
  const due = refundDueAt(context, "client", now);
  return (
    <div className="border-t border-line pt-5">
      <h2 className="subtitle">Can’t make it?</h2>
      {due !== null && (
        <p className="mt-2">
          {due.amountMinor === 0 ? (
            <>If you cancel now, nothing comes back. Moving the session to another time costs nothing.</>
          ) : (
            <>
              If you cancel now, you get <strong className="font-semibold">{formatMoney(due)}</strong> back.
              Moving the session costs nothing.
            </>
          )}
        </p>
      )}
      {!isFree(context.price) && (
        <ul className="mt-2 list-disc space-y-0.5 pl-5 text-[0.9375rem] text-soft">
          {cancellationPolicyInWords(context.cancellationPolicy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="mt-4 flex flex-wrap gap-x-6">
        {rescheduleUrl !== null && (
          <a href={rescheduleUrl} className="button-text" rel="noopener">
            Move it to another time
          </a>
        )}
        {cancelUrl !== null && (
          <a href={cancelUrl} className="button-text" rel="noopener">
            Cancel the session
          </a>
        )}
      </p>
      <p className="label">Both happen on Calendly’s page; this page follows by itself.</p>
    </div>
  );
}
