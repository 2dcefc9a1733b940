import type { ReactNode } from "react";
import { openCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import { formatDayAndTime } from "../../../../server/domain/values/instant.ts";
import { formatMoney } from "../../../../server/domain/values/money.ts";
import { Notice } from "../../../components/page/notice.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { BothTimes } from "../both-times.tsx";
import { HoldNotice } from "../hold-notice.tsx";
import { MoneySummary } from "../money-summary.tsx";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { Shown } from "../actor/shown.ts";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Why the last payment did not confirm the booking. */
type Failure = "card" | "delayed" | "wrong_amount";

function failureOf({ context }: BookingOnPage): Failure {
  if (context.refundObligations.some(({ reason }) => reason === "wrong_amount")) return "wrong_amount";
  // A declined card leaves its checkout open; a bank that did not pay does not.
  return openCheckoutOf(context) === null ? "delayed" : "card";
}

/** Step 3: everything between asking for the payment page and the money's arrival. */
export function PayStep({ booking, shown: { wait, isLate, isPending, offers }, hasLeftCheckout }: StepProps) {
  const { context, client, now } = booking;
  const isDeclined = booking.state === "PAYMENT_FAILED" && !isPending;
  const failure = isDeclined && wait === null ? failureOf(booking) : null;
  const canPay = offers.includes("pay");
  const isHeld = wait === null || wait === "checkout";
  return (
    <>
      <StepHeading title={titleOf(wait, isDeclined, hasLeftCheckout)} />
      <div className="mt-6 space-y-7">
        {wait !== null && <PaymentWait booking={booking} wait={wait} isLate={isLate} />}
        {failure !== null && <FailureNotice failure={failure} />}
        <BothTimes booking={booking} />
        {isHeld && context.holdEndsAt !== null && (
          <HoldNotice endsAt={context.holdEndsAt} now={now} timeZone={client.timeZone} />
        )}
        {context.payments.length > 0 && (
          <section aria-labelledby="money" className="border-t border-line pt-5">
            <h2 id="money" className="label">
              Your money
            </h2>
            <MoneySummary booking={booking} />
          </section>
        )}
        {canPay && (
          <div className="border-t border-line pt-5">
            <p className="mb-4 flex items-baseline justify-between gap-4">
              <span>To pay now</span>
              <span className="text-2xl font-semibold tracking-tight">{formatMoney(context.price)}</span>
            </p>
            <PayButton label={payLabel(failure)} />
          </div>
        )}
      </div>
    </>
  );
}

function titleOf(wait: Shown["wait"], isDeclined: boolean, hasLeftCheckout: boolean): string {
  if (wait === "payment") return "Confirming your payment…";
  if (wait === "delayed_payment") return "Your payment is in progress";
  if (wait === "checkout") return "Preparing your payment…";
  if (wait === "hold_end") return "The hold on this time is over";
  if (isDeclined) return "The payment did not go through";
  return hasLeftCheckout ? "You have not paid yet" : "Finish your payment";
}

function payLabel(failure: Failure | null): string {
  switch (failure) {
    case null:
      return "Continue to payment";
    case "card":
      return "Try again";
    case "delayed":
    case "wrong_amount":
      return "Pay in another way";
  }
}

const FAILURES = {
  card: {
    title: "Your card was declined. Nothing was charged.",
    text: "Try again with the same card or another one. Your bank can tell you why.",
  },
  delayed: {
    title: "Your bank did not make the payment. Nothing was charged.",
    text: "We still hold the time for you, so that you can pay in another way. Your bank can tell you why.",
  },
  wrong_amount: {
    title: "A payment reached us that is not the price of this session.",
    text: "All of it goes back to you, and the session is not paid yet.",
  },
} as const satisfies Record<Failure, { title: string; text: string }>;

function FailureNotice({ failure }: { readonly failure: Failure }) {
  const { title, text } = FAILURES[failure];
  return (
    <Notice tone="bad">
      <p className="font-medium">{title}</p>
      <p className="mt-0.5 text-soft">{text}</p>
    </Notice>
  );
}

function PaymentWait({
  booking,
  wait,
  isLate,
}: {
  readonly booking: BookingOnPage;
  readonly wait: NonNullable<Shown["wait"]>;
  readonly isLate: boolean;
}): ReactNode {
  const nothingIsLost = `Nothing is lost: we will write to you at ${booking.client.email}.`;
  if (wait === "delayed_payment") return <DelayedPayment booking={booking} />;
  if (wait === "payment") {
    return isLate ? (
      <OnIt booking={booking}>Your time stays yours while we find out about the payment.</OnIt>
    ) : (
      <Waiting title="Asking Stripe about your payment">Usually a few seconds. {nothingIsLost}</Waiting>
    );
  }
  if (wait === "hold_end") {
    return isLate ? (
      <OnIt booking={booking}>
        If you paid in time, you are booked. If not, nothing is charged, and the time is free again.
      </OnIt>
    ) : (
      <Waiting title="Asking Stripe whether you paid in time">
        If you did, you are booked. If not, nothing is charged, and the time is free again.
      </Waiting>
    );
  }
  return isLate ? (
    <OnIt booking={booking}>Stripe’s payment page is not there yet. Nothing was charged.</OnIt>
  ) : (
    <Waiting title="Waiting for Stripe’s payment page">
      Usually a second or two. Nothing is charged before you agree to it there.
    </Waiting>
  );
}

/** The bank moves the money itself: nothing to do, and an end to it either way. */
function DelayedPayment({ booking: { context, client } }: { readonly booking: BookingOnPage }) {
  return (
    <Notice tone="plain">
      <p className="font-medium">Your bank is moving {formatMoney(context.price)}. You have nothing to do.</p>
      <p className="mt-1 text-soft">
        With this way of paying it takes days. As soon as the money is there, you are booked.
      </p>
      {context.holdEndsAt !== null && (
        <p className="mt-2 text-soft">
          We keep the time for you until {formatDayAndTime(context.holdEndsAt, client.timeZone)}. If the money
          is not there by then, the time is free again, and whatever still arrives goes back to you in full.
        </p>
      )}
      <p className="mt-2 text-soft">
        Either way we write to you at <span className="wrap-anywhere">{client.email}</span>; you can close
        this page.
      </p>
    </Notice>
  );
}
