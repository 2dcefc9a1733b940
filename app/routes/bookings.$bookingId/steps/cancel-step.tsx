import { Form, Link } from "@remix-run/react";
import { confirmedPaymentOf } from "../../../../server/domain/booking/booking.ts";
import { formatTime, timeZoneInWords } from "../../../../server/domain/values/instant.ts";
import { Notice } from "../../../components/page/notice.tsx";
import { ReasonField, type TypedReason } from "../../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { BothTimes } from "../both-times.tsx";
import { isAllReturned, quotedRefundInWords, waitsForTheBank, whyThisRefund } from "../cancellation-words.ts";
import { StepHeading } from "./step-heading.tsx";

/** The question before a session is canceled: what comes back, why, and until when that holds. */
export function CancelStep({
  booking,
  typedReason,
}: {
  readonly booking: BookingOnPage;
  readonly typedReason: TypedReason | undefined;
}) {
  const { context, cancellationQuote, builder, client } = booking;
  const isPaid = confirmedPaymentOf(context) !== null;
  const refund = quotedRefundInWords(booking);
  const validUntil = cancellationQuote.validUntil;
  return (
    <>
      <StepHeading
        title={isPaid || context.holdEndsAt === null ? "Cancel the session?" : "Give the time up?"}
      />
      <div className="mt-6 space-y-7">
        <BothTimes booking={booking} />
        <section aria-labelledby="quote" className="border-t border-line pt-5">
          <h2 id="quote" className="label">
            Your money
          </h2>
          {refund === null ? (
            <p className="mt-1">Nothing was charged, so nothing goes back.</p>
          ) : (
            <>
              <p className="mt-1 text-2xl font-semibold tracking-tight">
                Cancel now: <span className={waitsForTheBank(booking) ? "" : "inline-block"}>{refund}</span>
              </p>
              <ul className="mt-2 space-y-1 text-soft">
                {whyThisRefund(booking).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              <div className="mt-4">
                <Notice tone="plain">
                  This holds until {formatTime(validUntil, client.timeZone)} (
                  {timeZoneInWords(client.timeZone)}). After that you are told anew what comes back.
                </Notice>
              </div>
            </>
          )}
        </section>
        <ul className="list-disc space-y-1 pl-5 text-soft">
          {context.time !== null && (
            <li>The time is free for others at once. {builder.displayName} is told.</li>
          )}
          {(cancellationQuote.refund?.amountMinor ?? 0) > 0 && (
            <li>
              {waitsForTheBank(booking)
                ? "You have asked your bank for this payment back. What comes back waits for its decision, and if the bank returns the payment itself, nothing goes back on top."
                : "The money goes back to where it came from. Banks usually show it within 5 to 10 days."}
            </li>
          )}
        </ul>
        <Form method="post" className="space-y-6 border-t border-line pt-6">
          <input type="hidden" name="quote" value={cancellationQuote.token} />
          <ReasonField readers={`${builder.displayName} reads it, and so can we.`} typed={typedReason} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton name="intent" value="cancel" busy="Canceling…" look="button-danger">
              <span>
                Cancel the session
                {refund !== null && !isAllReturned(booking) && !waitsForTheBank(booking) && (
                  <>
                    , <span>{refund}</span>
                  </>
                )}
              </span>
            </SubmitButton>
            <Link to={`/bookings/${booking.id}`} className="button-quiet">
              Keep it
            </Link>
          </div>
        </Form>
      </div>
    </>
  );
}
