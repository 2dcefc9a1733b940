import { processingCheckoutOf, type RefundReason } from "../../../../server/domain/booking/booking.ts";
import { bookingOver } from "../../../../server/domain/text/en/booking/over.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatDayAndTime, formatMinutes } from "../../../../server/domain/text/formats.ts";
import type { Language } from "../../../../server/domain/text/language.ts";
import { textIn } from "../../../../server/domain/text/place.ts";
import type { Instant } from "../../../../server/domain/values/instant.ts";
import { QuotedText } from "../../../components/page/quoted-text.tsx";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import { MoneySummary } from "../money-summary.tsx";
import { MoneyTable } from "../money-table.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt } from "../waiting.tsx";

type Title = "canceled" | "canceledReturned" | "returned" | "lapsed" | "lapsedReturned";

function titleOf({ context, state }: BookingOnPage): Title {
  const isReturned = state === "REFUNDED";
  if (context.canceledAt !== null) return isReturned ? "canceledReturned" : "canceled";
  if (!isReturned) return "lapsed";
  return context.confirmedCheckoutId === null ? "lapsedReturned" : "returned";
}

function cancellationText(booking: BookingOnPage, canceledAt: Instant, language: Language): string {
  const { context, builder, client, durationMinutes } = booking;
  const t = textIn(bookingOver, language);
  const when = formatDayAndTime(canceledAt, client.timeZone, language);
  switch (context.rejectedBecause) {
    case "other_duration":
      return t("other_duration", { length: formatMinutes(durationMinutes, language), when });
    case "other_event_type":
      return t("other_event_type", { when });
    case null:
      return t(context.canceledBy ?? "unknown", { builder: builder.displayName, when });
  }
}

function textOf(booking: BookingOnPage, language: Language): string {
  const { context, state, builder } = booking;
  const t = textIn(bookingOver, language);
  const hasObligation = (wanted: RefundReason) =>
    context.refundObligations.some(({ reason }) => reason === wanted);
  if (context.canceledAt !== null) return cancellationText(booking, context.canceledAt, language);
  if (state === "REFUNDED" && context.confirmedCheckoutId !== null) {
    return hasObligation("builder_no_show")
      ? t("missed", { builder: builder.displayName })
      : t("allReturned");
  }
  if (state === "REFUNDED") return t(hasObligation("wrong_amount") ? "wrongAmount" : "paidLate");
  if (context.time === null) return t("unpicked");
  return t(processingCheckoutOf(context) === null ? "unpaid" : "bankLate");
}

/** It ended without a session: what happened, what happened to the money, and the way on. */
export function OverStep({ booking, words, shown: { isLate } }: StepProps) {
  const t = useText(bookingOver);
  const money = useText(bookingSteps)("money");
  const language = useLanguage();
  const reason = booking.cancellationReason;
  return (
    <>
      <StepHeading title={t(titleOf(booking))}>{textOf(booking, language)}</StepHeading>
      {reason !== null && (
        <section aria-labelledby="why" className="mt-5">
          <h2 id="why" className="section">
            {t("why")}
          </h2>
          <QuotedText>{reason}</QuotedText>
        </section>
      )}
      <section aria-labelledby="money" className="mt-7 border-t border-line pt-5">
        <h2 id="money" className="section">
          {money}
        </h2>
        {words.moneyTable !== null && <MoneyTable rows={words.moneyTable} />}
        <MoneySummary sentences={words.money} />
        {isLate && (
          <div className="mt-4">
            <OnIt booking={booking}>{t("late")}</OnIt>
          </div>
        )}
      </section>
      <p className="mt-8">
        <a href={`/profile/${booking.builder.slug}`} className="button">
          {t("bookAnother")}
        </a>
      </p>
    </>
  );
}
