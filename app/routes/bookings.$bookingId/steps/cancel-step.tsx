import { Form, Link } from "@remix-run/react";
import { confirmedPaymentOf } from "../../../../server/domain/booking/booking.ts";
import { bookingCancel } from "../../../../server/domain/text/en/booking/cancel.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatTime, timeZoneInWords } from "../../../../server/domain/text/formats.ts";
import { Notice } from "../../../components/page/notice.tsx";
import { ReasonField, type TypedReason } from "../../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { quotedRefundInWords, quotedRefundOf, whyThisRefund } from "../cancellation-words.ts";
import { StepHeading } from "./step-heading.tsx";

/** The question before a session is canceled: what comes back, why, and until when that holds. */
export function CancelStep({
  booking,
  typedReason,
}: {
  readonly booking: BookingOnPage;
  readonly typedReason: TypedReason | undefined;
}) {
  const t = useText(bookingCancel);
  const steps = useText(bookingSteps);
  const language = useLanguage();
  const { context, cancellationQuote, builder, client } = booking;
  const isPaid = confirmedPaymentOf(context) !== null;
  const isHeld = !isPaid && context.holdEndsAt !== null;
  const quote = quotedRefundOf(booking, language);
  const validUntil = cancellationQuote.validUntil;
  return (
    <>
      <StepHeading title={t(isHeld ? "titleHeld" : "title")} />
      <div className="mt-6 space-y-7">
        <section aria-labelledby="quote">
          <h2 id="quote" className="section">
            {steps("money")}
          </h2>
          {quote === null ? (
            <p className="mt-1">{t("unpaid")}</p>
          ) : (
            <>
              <p className="mt-1 text-2xl font-semibold tracking-tight">
                {quotedRefundInWords(booking, language)}
              </p>
              <ul className="mt-2 space-y-1 text-soft">
                {whyThisRefund(booking, language).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              <div className="mt-4">
                <Notice tone="plain">
                  {t("validUntil", {
                    time: formatTime(validUntil, client.timeZone, language),
                    zone: timeZoneInWords(client.timeZone, language),
                  })}
                </Notice>
              </div>
            </>
          )}
        </section>
        <ul className="list-disc space-y-1 ps-5 text-soft">
          {context.time !== null && <li>{t("time", { builder: builder.displayName })}</li>}
          {quote?.refund === "bank" && <li>{t("bankDecides")}</li>}
          {quote?.refund === "back" && <li>{t("goesBack")}</li>}
        </ul>
        <Form method="post" className="space-y-6 border-t border-line pt-6">
          <input type="hidden" name="quote" value={cancellationQuote.token} />
          <ReasonField readers={t("readers", { builder: builder.displayName })} typed={typedReason} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton name="intent" value="cancel" busy={steps("canceling")} look="button-danger">
              {quote?.refund === "back"
                ? t("refund", quote)
                : isHeld
                  ? steps("release")
                  : t(quote?.refund === "nothing" ? "withoutRefund" : "cancel")}
            </SubmitButton>
            <Link to={`/bookings/${booking.id}`} className="button-quiet">
              {t("keep")}
            </Link>
          </div>
        </Form>
      </div>
    </>
  );
}
