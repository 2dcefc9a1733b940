import type { ReactNode } from "react";
import { openCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import { bookingPay } from "../../../../server/domain/text/en/booking/pay.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatDayAndTime, formatMoney } from "../../../../server/domain/text/formats.ts";
import { LateRefundNotice } from "../../../components/booking/late-refund-notice.tsx";
import { Notice } from "../../../components/page/notice.tsx";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { HoldNotice } from "../hold-notice.tsx";
import { holdOf } from "../hold-of.ts";
import { MoneySummary } from "../money-summary.tsx";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { Shown } from "../actor/shown.ts";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Why the last payment did not confirm the booking. */
type Failure = "cardFailed" | "bankFailed" | "wrongAmount";

function failureOf({ context }: BookingOnPage): Failure {
  if (context.refundObligations.some(({ reason }) => reason === "wrong_amount")) return "wrongAmount";
  // A declined card leaves its checkout open; a bank that did not pay does not.
  return openCheckoutOf(context) === null ? "bankFailed" : "cardFailed";
}

/** Step 3: everything between asking for the payment page and the money's arrival. */
export function PayStep({
  booking,
  words,
  shown: { wait, isLate, isPending, offers },
  hasLeftCheckout,
  consentMissing,
  ticked,
}: StepProps) {
  const t = useText(bookingPay);
  const steps = useText(bookingSteps);
  const language = useLanguage();
  const { context, now } = booking;
  const hold = holdOf(booking);
  const isDeclined = booking.state === "PAYMENT_FAILED" && !isPending;
  const failure = isDeclined && wait === null ? failureOf(booking) : null;
  const canPay = offers.includes("pay");
  const isHeld = wait === null || wait === "checkout";
  return (
    <>
      <StepHeading
        title={wait === "hold_end" ? steps("holdOver") : t(titleOf(wait, isDeclined, hasLeftCheckout))}
      />
      <div className="mt-6 space-y-7">
        {wait !== null && <PaymentWait booking={booking} wait={wait} isLate={isLate} />}
        {failure !== null && <FailureNotice failure={failure} />}
        {isHeld && !canPay && hold !== null && <HoldNotice {...hold} />}
        {context.payments.length > 0 && (
          <section aria-labelledby="money" className="border-t border-line pt-5">
            <h2 id="money" className="section">
              {steps("money")}
            </h2>
            <MoneySummary sentences={words.money} />
          </section>
        )}
        {canPay && (
          <div>
            {context.time !== null && (
              <div className="mb-4">
                <LateRefundNotice rule={context} startsAt={context.time.startsAt} now={now} />
              </div>
            )}
            <PayButton
              label={t(payLabel(failure), { amount: formatMoney(context.price, language) })}
              need={booking.consentNeed}
              missing={consentMissing}
              ticked={ticked}
              hold={hold}
            />
          </div>
        )}
      </div>
    </>
  );
}

function titleOf(wait: Shown["wait"], isDeclined: boolean, hasLeftCheckout: boolean) {
  if (wait === "payment") return "confirming";
  if (wait === "delayed_payment") return "delayed";
  if (wait === "checkout") return "preparing";
  if (isDeclined) return "failed";
  return hasLeftCheckout ? "unpaid" : "finish";
}

function payLabel(failure: Failure | null) {
  switch (failure) {
    case null:
      return "pay";
    case "cardFailed":
      return "payAgain";
    case "bankFailed":
    case "wrongAmount":
      return "payOtherwise";
  }
}

const FAILURE_HELP = {
  cardFailed: "cardFailedHelp",
  bankFailed: "bankFailedHelp",
  wrongAmount: "wrongAmountHelp",
} as const satisfies Record<Failure, string>;

function FailureNotice({ failure }: { readonly failure: Failure }) {
  const t = useText(bookingPay);
  return (
    <Notice tone="bad">
      <p className="font-medium">{t(failure)}</p>
      <p className="mt-0.5 text-soft">{t(FAILURE_HELP[failure])}</p>
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
  const t = useText(bookingPay);
  if (wait === "delayed_payment") return <DelayedPayment booking={booking} />;
  if (wait === "payment") {
    return isLate ? (
      <OnIt booking={booking}>{t("askingLate")}</OnIt>
    ) : (
      <Waiting title={t("asking")}>{t("askingHelp", { email: booking.client.email })}</Waiting>
    );
  }
  if (wait === "hold_end") {
    return isLate ? (
      <OnIt booking={booking}>{t("holdEndedHelp")}</OnIt>
    ) : (
      <Waiting title={t("holdEnded")}>{t("holdEndedHelp")}</Waiting>
    );
  }
  return isLate ? (
    <OnIt booking={booking}>{t("openingLate")}</OnIt>
  ) : (
    <Waiting title={t("opening")}>{t("openingHelp")}</Waiting>
  );
}

/** The bank moves the money itself: nothing to do, and an end to it either way. */
function DelayedPayment({ booking: { context, client } }: { readonly booking: BookingOnPage }) {
  const t = useText(bookingPay);
  const language = useLanguage();
  return (
    <Notice tone="plain">
      <p className="font-medium">{t("bankPays", { amount: formatMoney(context.price, language) })}</p>
      <p className="mt-1 text-soft">{t("bankPaysHelp")}</p>
      {context.holdEndsAt !== null && (
        <p className="mt-2 text-soft">
          {t("bankPaysUntil", { until: formatDayAndTime(context.holdEndsAt, client.timeZone, language) })}
        </p>
      )}
      <p className="mt-2 text-soft wrap-anywhere">{t("bankPaysMail", { email: client.email })}</p>
    </Notice>
  );
}
