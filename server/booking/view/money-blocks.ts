import { isHeldByBank, moneyTroublesOf } from "../../domain/booking/booking-money.ts";
import { confirmedPaymentOf, type Booking } from "../../domain/booking/booking.ts";
import { policyInForce, type CancellationTier } from "../../domain/offer/cancellation-policy.ts";
import { cancellationPolicy } from "../../domain/text/en/booking/cancellation-policy.ts";
import { moneyBlocksText } from "../../domain/text/en/mails/money-blocks.ts";
import {
  formatDay,
  formatDayAndTime,
  formatMoney,
  formatPrice,
  formatShare,
} from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import { cancellationRuleInWords, whyCeilingInWords } from "../../domain/text/policy-in-words.ts";
import { addMinutes, type TimeZone } from "../../domain/values/instant.ts";
import { ALL_BASIS_POINTS, isFree, money, shareOf } from "../../domain/values/money.ts";
import type { Policy, PolicyRow, Receipt, ReceiptRow } from "../../mails/mail-paragraphs.ts";
import { isToClient, type BookingNotification } from "./booking-notification.ts";

const inWords = ({ language }: BookingNotification) => textIn(moneyBlocksText, language);

/** The reader's. */
function zoneOf(n: BookingNotification): TimeZone {
  return isToClient(n) ? n.booking.clientTimeZone : n.builder.timeZone;
}

/** What the session costs, and what of it was paid. */
export function priceOf(n: BookingNotification): Receipt {
  const { price } = n.booking.context;
  return {
    kind: "receipt",
    rows: [{ label: inWords(n)("price"), amount: formatPrice(price, n.language) }, ...paymentsOf(n)],
  };
}

/** A payment that has been made, and has not arrived. */
export function onItsWayOf(n: BookingNotification): Receipt {
  const amount = formatMoney(n.booking.context.price, n.language);
  return { kind: "receipt", rows: [{ label: inWords(n)("onItsWay"), amount }] };
}

/** What was paid, what has gone back, what is to, and what stays: as it is when the mail is written. Empty when nothing was paid. */
export function receiptOf(n: BookingNotification): Receipt[] {
  const payments = paymentsOf(n);
  if (payments.length === 0) return [];
  const { context } = n.booking;
  const promised = (status: "ordered" | "withheld") =>
    sumOf(context.refundObligations.filter((one) => one.status === status));
  const t = inWords(n);
  return [
    {
      kind: "receipt",
      rows: [
        ...payments,
        ...rowOf(n, t("returned"), sumOf(context.refunds)),
        ...rowOf(n, t("goesBack"), promised("ordered")),
        ...rowOf(n, t("withheld"), promised("withheld")),
        ...rowOf(n, t("failed"), failedMinorOf(n.booking)),
        ...rowOf(n, t("held"), sumOf(context.disputes.filter(isHeldByBank))),
        ...rowOf(n, t("lost"), sumOf(context.disputes.filter(({ status }) => status === "lost"))),
        ...rowOf(n, t("stays", { person: n.builder.displayName }), keptMinorOf(n.booking)),
      ],
    },
  ];
}

/** One line for each payment: several are told apart by their days. */
function paymentsOf(n: BookingNotification): ReceiptRow[] {
  return n.booking.context.payments.map(({ amount, paidAt }) => ({
    label: inWords(n)("paidOn", { day: formatDay(paidAt, zoneOf(n), n.language) }),
    amount: formatMoney(amount, n.language),
  }));
}

function rowOf({ booking, language }: BookingNotification, label: string, minor: number): ReceiptRow[] {
  if (minor <= 0) return [];
  return [{ label, amount: formatMoney(money(minor, booking.context.price.currency), language) }];
}

function sumOf(parts: readonly { readonly amount: { readonly amountMinor: number } }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

/** What a bank did not take, and was not sent again. */
function failedMinorOf({ state, context }: Booking): number {
  return sumOf(moneyTroublesOf(state, context).filter(({ kind }) => kind === "refund_failed"));
}

/** What stays with the builder of a canceled session; 0 as long as anything about it is not settled, or was settled elsewhere. */
function keptMinorOf({ context }: Booking): number {
  const { canceledAt, payments, refunds, refundObligations, disputes } = context;
  const isPlain =
    canceledAt !== null &&
    confirmedPaymentOf(context) !== null &&
    disputes.length === 0 &&
    refundObligations.every(({ status }) => status === "ordered" || status === "settled");
  if (!isPlain) return 0;
  const goesBack = refundObligations.filter(({ status }) => status === "ordered");
  return sumOf(payments) - sumOf(refunds) - sumOf(goesBack);
}

/** What comes back when the client cancels, by when in their zone; nothing of a free session. */
export function ruleOf(n: BookingNotification): Policy[] {
  const { language, booking, at } = n;
  const { context } = booking;
  if (isFree(context.price)) return [];
  const title = inWords(n)("title");
  if (context.time === null)
    return [{ kind: "policy", title, rows: [], notes: cancellationRuleInWords(context, language) }];
  const { startsAt } = context.time;
  const open = policyInForce(context).tiers.filter(
    ({ noticeMinutesMin }) => addMinutes(startsAt, -noticeMinutesMin) > at,
  );
  const t = textIn(cancellationPolicy, language);
  const why = whyCeilingInWords(context, language);
  const isNothing = open.length === 0;
  const endsBefore = (open.at(-1)?.noticeMinutesMin ?? 0) > 0;
  return [
    {
      kind: "policy",
      title,
      rows: [
        ...open.map((tier) => tierRow(n, tier, addMinutes(startsAt, -tier.noticeMinutesMin))),
        ...(endsBefore ? [{ until: inWords(n)("later"), share: inWords(n)("nothing"), amount: null }] : []),
      ],
      notes: [...(why === null ? [] : [why]), ...(isNothing ? [t("nothing")] : []), t("builderCancels")],
    },
  ];
}

function tierRow(
  n: BookingNotification,
  { noticeMinutesMin, refundBasisPoints }: CancellationTier,
  until: ReturnType<typeof addMinutes>,
): PolicyRow {
  const { booking, language } = n;
  const { context } = booking;
  const t = inWords(n);
  const paid = confirmedPaymentOf(context)?.amount ?? context.price;
  return {
    until:
      noticeMinutesMin === 0
        ? t("untilStart")
        : t("until", { until: formatDayAndTime(until, zoneOf(n), language) }),
    share:
      refundBasisPoints === ALL_BASIS_POINTS
        ? t("all")
        : t("share", { share: formatShare(refundBasisPoints, language) }),
    amount: formatMoney(shareOf(paid, refundBasisPoints), language),
  };
}
