import type { BookingDispute } from "../../../server/domain/booking/booking.ts";
import { bookingMoney } from "../../../server/domain/text/en/operator/booking-money.ts";
import { formatDayAndTime, formatMoney, formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { ProviderId } from "../../components/operator/provider-id.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

/** Every movement of a booking's money: payments, refund obligations, Stripe's refunds, disputes. */
export function BookingMoney({ booking }: { readonly booking: OperatorBooking }) {
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(bookingMoney);
  const time = (at: Instant) => formatDayAndTime(at, zone, language);
  /** Stripe's id, which leads to its page of it. */
  const named = (id: string) => ({
    reference: id,
    id: () => <ProviderId key={id} object={{ provider: "stripe", id }} />,
  });
  const { payments, confirmedCheckoutId, refundObligations, disputes } = booking.context;
  const lines = [
    ...payments.map((payment) => ({
      key: payment.paymentIntentId,
      amount: payment.amount,
      what: t(payment.checkoutId === confirmedCheckoutId ? "paidForSession" : "paidBeside"),
      more: rich(t.parts("at", { time: time(payment.paidAt), ...named(payment.paymentIntentId) })),
    })),
    ...refundObligations.map((obligation) => ({
      key: `due ${obligation.number}`,
      amount: obligation.amount,
      what: t("obligation", { reason: obligation.reason, status: obligation.status }),
      more: rich(
        t.parts("obligationReference", {
          number: formatNumber(obligation.number, language),
          ...named(obligation.paymentIntentId),
        }),
      ),
    })),
    ...booking.refundsAtStripe.map((refund) => ({
      key: refund.refundId,
      amount: refund.amount,
      what: t("refund", { status: refund.status }),
      more: rich(t.parts("at", { time: time(refund.createdAt), ...named(refund.refundId) })),
    })),
    ...disputes.map((dispute) => ({
      key: dispute.disputeId,
      amount: dispute.amount,
      what: disputeInWords(dispute, language),
      more:
        dispute.answerDueAt === null ? (
          <ProviderId object={{ provider: "stripe", id: dispute.disputeId }} />
        ) : (
          rich(t.parts("answerBy", { time: time(dispute.answerDueAt), ...named(dispute.disputeId) }))
        ),
    })),
  ];
  return (
    <PageSection id="money" title={t("title")}>
      {lines.length === 0 ? (
        <p className="card p-5 text-soft">{t("nothing")}</p>
      ) : (
        <ul className="card divide-y divide-line px-5">
          {lines.map(({ key, amount, what, more }) => (
            <li key={key} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p>{what}</p>
                <p className="label wrap-anywhere">{more}</p>
              </div>
              <p className="money font-semibold">{formatMoney(amount, language)}</p>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}

function disputeInWords({ status, stage }: BookingDispute, language: Language): string {
  const t = textIn(bookingMoney, language);
  if (stage === "dispute") return t("disputed", { status });
  return status === "open" ? t("inquiry") : t("inquiryEnded", { status });
}
