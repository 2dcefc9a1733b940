import type {
  BookingDispute,
  RefundObligation,
  RefundReason,
} from "../../../server/domain/booking/booking.ts";
import { formatDayAndTime } from "../../../server/domain/values/instant.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
import { PageSection } from "../../components/page/page-section.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

const REASON_WORDS = {
  canceled: "for the cancellation",
  late_payment: "paid after the time was released",
  second_payment: "paid a second time",
  wrong_amount: "not the amount of the price",
  goodwill: "out of goodwill",
  builder_no_show: "the builder did not come",
  again: "again, after one that failed",
} satisfies Record<RefundReason, string>;

const OBLIGATION_WORDS = {
  ordered: "requested, not arrived yet",
  withheld: "waits for the bank, which decides a dispute",
  settled: "arrived",
  failed: "failed at Stripe",
  settled_outside: "returned outside Stripe, according to an operator",
  waived: "no longer owed",
} satisfies Record<RefundObligation["status"], string>;

const REFUND_WORDS = {
  pending: "on its way",
  requires_action: "waits for the client’s bank details",
  succeeded: "arrived",
  failed: "failed",
  canceled: "called off",
} satisfies Record<OperatorBooking["refundsAtStripe"][number]["status"], string>;

const DISPUTE_WORDS = {
  open: "the bank is deciding",
  won: "won: the money stays",
  lost: "lost: the bank has the money",
} satisfies Record<BookingDispute["status"], string>;

function disputeInWords({ status, stage }: BookingDispute): string {
  if (stage === "dispute") return `Disputed: ${DISPUTE_WORDS[status]}`;
  return status === "open"
    ? "The bank asks, and has taken nothing"
    : `The bank has asked: ${DISPUTE_WORDS[status]}`;
}

/** Every movement of a booking's money: payments, refund obligations, Stripe's refunds, disputes. */
export function BookingMoney({ booking }: { readonly booking: OperatorBooking }) {
  const zone = useOperatorZone();
  const { payments, confirmedCheckoutId, refundObligations, disputes } = booking.context;
  const lines = [
    ...payments.map((payment) => ({
      key: payment.paymentIntentId,
      amount: payment.amount,
      what: payment.checkoutId === confirmedCheckoutId ? "Paid, for the session" : "Paid, beside the session",
      more: `${formatDayAndTime(payment.paidAt, zone)} · ${payment.paymentIntentId}`,
    })),
    ...refundObligations.map((obligation) => ({
      key: `due ${obligation.number}`,
      amount: obligation.amount,
      what: `Owed back, ${REASON_WORDS[obligation.reason]}: ${OBLIGATION_WORDS[obligation.status]}`,
      more: `Obligation ${obligation.number} · ${obligation.paymentIntentId}`,
    })),
    ...booking.refundsAtStripe.map((refund) => ({
      key: refund.refundId,
      amount: refund.amount,
      what: `Refund at Stripe: ${REFUND_WORDS[refund.status]}`,
      more: `${formatDayAndTime(refund.createdAt, zone)} · ${refund.refundId}`,
    })),
    ...disputes.map((dispute) => ({
      key: dispute.disputeId,
      amount: dispute.amount,
      what: disputeInWords(dispute),
      more: `${dispute.answerDueAt === null ? "" : `Answer by ${formatDayAndTime(dispute.answerDueAt, zone)} · `}${dispute.disputeId}`,
    })),
  ];
  return (
    <PageSection id="money" title="Money">
      {lines.length === 0 ? (
        <p className="card p-5 text-soft">Nothing was paid.</p>
      ) : (
        <ul className="card divide-y divide-line px-5">
          {lines.map(({ key, amount, what, more }) => (
            <li key={key} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p>{what}</p>
                <p className="label wrap-anywhere">{more}</p>
              </div>
              <p className="font-semibold whitespace-nowrap">{formatMoney(amount)}</p>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
