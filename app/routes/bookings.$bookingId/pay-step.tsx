import { formatMoney } from "../../../server/domain/money.ts";
import { Notice } from "../../components/notice.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import { useAllowed, useIsDeclined } from "./booking-actor.tsx";
import { BothTimes } from "./both-times.tsx";
import { HoldNotice } from "./hold-notice.tsx";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { Wait } from "./waiting-for.ts";
import { Waiting } from "./waiting.tsx";

/** Step 3: everything between asking for the payment page and the money's arrival. */
export function PayStep({
  booking,
  wait,
  isLate,
  hasLeftCheckout,
}: {
  readonly booking: BookingOnPage;
  readonly wait: Wait | null;
  readonly isLate: boolean;
  /** Came back from Stripe's page by its "back" link. */
  readonly hasLeftCheckout: boolean;
}) {
  const { context, client, now } = booking;
  const isDeclined = useIsDeclined();
  const { pay } = useAllowed(now, client.timeZone);
  const title = titleOf(wait, isDeclined, hasLeftCheckout);
  const canPay = wait === null && (pay || booking.checkoutUrl !== null);
  return (
    <>
      <StepHeading title={title} />
      <div className="mt-6 space-y-7">
        {wait !== null && <PaymentWait booking={booking} wait={wait} isLate={isLate} />}
        {isDeclined && wait === null && (
          <Notice tone="bad">
            <p className="font-medium">Your card was declined. Nothing was charged.</p>
            <p className="mt-0.5 text-soft">
              Try again with the same card or another one. Your bank can tell you why.
            </p>
          </Notice>
        )}
        <BothTimes booking={booking} />
        {wait !== "payment" && wait !== "hold_end" && context.holdEndsAt !== null && (
          <HoldNotice endsAt={context.holdEndsAt} now={now} timeZone={client.timeZone} />
        )}
        {canPay && (
          <div className="border-t border-line pt-5">
            <p className="mb-4 flex items-baseline justify-between gap-4">
              <span>To pay now</span>
              <span className="text-2xl font-semibold tracking-tight">{formatMoney(context.price)}</span>
            </p>
            <PayButton label={isDeclined ? "Try again" : "Continue to payment"} />
          </div>
        )}
      </div>
    </>
  );
}

function titleOf(wait: Wait | null, isDeclined: boolean, hasLeftCheckout: boolean): string {
  if (wait === "payment") return "Confirming your payment…";
  if (wait === "checkout") return "Preparing your payment…";
  if (wait === "hold_end") return "The hold on this time is over";
  if (isDeclined) return "The payment did not go through";
  return hasLeftCheckout ? "You have not paid yet" : "Finish your payment";
}

function PaymentWait({
  booking,
  wait,
  isLate,
}: {
  readonly booking: BookingOnPage;
  readonly wait: Wait;
  readonly isLate: boolean;
}) {
  const nothingIsLost = `Nothing is lost: we will write to you at ${booking.client.email}.`;
  if (wait === "payment") {
    return isLate ? (
      <Waiting title="This takes longer than usual">
        {nothingIsLost} You can close this page; your time stays yours while the payment is being worked on.
      </Waiting>
    ) : (
      <Waiting title="Asking Stripe about your payment">Usually a few seconds. {nothingIsLost}</Waiting>
    );
  }
  if (wait === "hold_end") {
    return (
      <Waiting title="Asking Stripe whether you paid in time">
        If you did, you are booked. If not, nothing is charged, and the time is free again.
      </Waiting>
    );
  }
  return (
    <Waiting title="Waiting for Stripe’s payment page">
      {isLate
        ? "This takes longer than usual. Nothing was charged. The page goes on by itself as soon as Stripe answers."
        : "Usually a second or two. Nothing is charged before you agree to it there."}
    </Waiting>
  );
}
