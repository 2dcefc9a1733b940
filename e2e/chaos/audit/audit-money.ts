import type Stripe from "stripe";
import { wholeReturnMinor } from "../../../server/domain/booking/booking-money.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import type { SandboxControl } from "../../kit/sandbox.ts";
import { groupBy } from "../group-by.ts";
import type { Scenario } from "../scenario.ts";
import { IS_OVER, STANDS, type Listed, type Report } from "../wrong.ts";

type StripeBooks = Awaited<ReturnType<SandboxControl["stripeLedger"]>>;

/** A refund of these has not gone back and will not. */
const CAME_TO_NOTHING: readonly (string | null)[] = ["failed", "canceled"];

/** What Stripe's ledger says, in figures. */
export interface MoneyFigures {
  readonly charges: number;
  readonly refunds: number;
  readonly debits: { readonly paid: number; readonly failed: number };
  readonly disputes: { readonly won: number; readonly lost: number };
}

/** Compares Stripe's ledger with each booking and with what its people were promised. */
export function auditMoney(
  stripe: StripeBooks,
  bookings: ReadonlyMap<string, Listed>,
  scenarios: readonly Scenario[],
  wrong: Report,
): MoneyFigures {
  const bookingOfIntent = new Map(stripe.payment_intents.map((one) => [one.id, one.metadata["booking_id"]]));
  const bookingOf = (charge: Stripe.Charge) => bookingOfIntent.get(idOf(charge.payment_intent)) ?? "";
  const paid = stripe.charges.filter((charge) => charge.paid);
  const charges = groupBy(paid, bookingOf);
  for (const [bookingId, made] of charges) {
    if (!bookings.has(bookingId)) wrong("charges lost", made.map(({ id }) => id).join());
  }
  const refunds = stripe.refunds.filter(({ status }) => !CAME_TO_NOTHING.includes(status));
  for (const [key, made] of groupBy(refunds, ({ metadata }) => metadata?.["effect_key"] ?? "")) {
    if (key !== "" && made.length > 1) wrong("double refunds", `${key}: ${made.length}`);
  }
  const debits = stripe.charges.filter((charge) => charge.payment_method_details?.type === "sepa_debit");
  const debitsOf = groupBy(debits, bookingOf);

  for (const booking of bookings.values()) {
    const told = scenarios.filter(({ bookingId }) => bookingId === booking.id);
    const says: Report = (kind, what) =>
      wrong(
        kind,
        `${booking.id} ${booking.state}: ${what} (${told.flatMap(({ actions }) => actions).join(", ")})`,
      );
    const own = charges.get(booking.id) ?? [];
    auditCharges(booking, own, { ...stripe, refunds }, told, says);
    for (const debit of debitsOf.get(booking.id) ?? []) auditDebit(booking, debit, own, says);
  }
  return {
    charges: paid.length,
    refunds: refunds.length,
    debits: {
      paid: debits.filter((one) => one.paid).length,
      failed: debits.filter((one) => !one.paid).length,
    },
    disputes: { won: countStatus(stripe.disputes, "won"), lost: countStatus(stripe.disputes, "lost") },
  };
}

function auditCharges(
  { state, context }: Listed,
  charges: readonly Stripe.Charge[],
  books: Pick<StripeBooks, "refunds" | "disputes">,
  told: readonly Scenario[],
  wrong: Report,
): void {
  const returnedOf = (charge: Stripe.Charge) =>
    sumOf(books.refunds.filter((one) => idOf(one.payment_intent) === idOf(charge.payment_intent)));
  const disputesOf = (charge: Stripe.Charge) =>
    books.disputes.filter((one) => idOf(one.charge) === charge.id);
  const takenOf = (charge: Stripe.Charge) =>
    sumOf(disputesOf(charge).filter(({ status }) => status === "lost"));

  const kept = charges.filter((charge) => charge.amount > returnedOf(charge) + takenOf(charge));
  if (kept.length > 1) wrong("double charges kept", kept.map(({ id }) => id).join());
  const confirmedBy = context.payments.find(({ checkoutId }) => checkoutId === context.confirmedCheckoutId);
  const isPaid = charges.some(
    (charge) =>
      idOf(charge.payment_intent) === confirmedBy?.paymentIntentId &&
      charge.amount === context.price.amountMinor,
  );
  if (STANDS.includes(state) && !isFree(context.price) && !isPaid)
    wrong("bookings confirmed unpaid", "no charge of its price");

  const byHandMinor = told.reduce((sum, { dashboardMinor }) => sum + dashboardMinor, 0);
  for (const charge of charges) {
    const payment = context.payments.find(
      ({ paymentIntentId }) => paymentIntentId === idOf(charge.payment_intent),
    );
    if (payment === undefined) {
      wrong("charges lost", charge.id);
      continue;
    }
    const returned = returnedOf(charge);
    // What the bank took is back with the payer: it counts towards what is due, and nothing comes on top of it.
    const taken = takenOf(charge);
    if (returned > charge.amount) wrong("refunds above what was paid", `${returned} of ${charge.amount}`);
    if (taken > 0 && returned + taken > charge.amount)
      wrong("refunds on top of what the bank took", `${returned} + ${taken} of ${charge.amount}`);
    const due = Math.min(charge.amount, wholeReturnMinor(state, context, payment));
    // What was returned by hand counts towards what is due, unless it came on top of that.
    const isRight =
      returned + taken >= Math.max(due, byHandMinor) &&
      returned <= Math.min(charge.amount - taken, due + byHandMinor);
    const wentBack = `${returned} went back${taken > 0 ? `, the bank took ${taken}` : ""}`;
    if (!isRight) wrong("refunds other than policy or promise", `${wentBack}, ${due} is due`);
    for (const { promisedMinor } of told) {
      const promised = promisedMinor === "all" ? charge.amount : promisedMinor;
      if (promised !== null && returned + taken < promised)
        wrong("refunds other than policy or promise", `${wentBack}, ${promised} was promised`);
    }
    for (const { id, status } of disputesOf(charge)) {
      const known = context.disputes.find(({ disputeId }) => disputeId === id);
      if (known?.status !== status)
        wrong("disputes other than the bank says", `${id} is ${status}, not ${known?.status ?? "unknown"}`);
    }
  }
}

/**
 * Every bank has answered: a debit that was paid has confirmed its booking, unless somebody canceled that; one that was not has confirmed
 * nothing, and the booking stands by another payment or is over.
 */
function auditDebit(
  { state, context }: Listed,
  debit: Stripe.Charge,
  paidCharges: readonly Stripe.Charge[],
  wrong: Report,
): void {
  const stands = STANDS.includes(state);
  const isRight = debit.paid
    ? stands || (IS_OVER.includes(state) && context.canceledAt !== null)
    : stands
      ? paidCharges.length > 0 &&
        context.payments.every(({ paymentIntentId }) => paymentIntentId !== idOf(debit.payment_intent))
      : IS_OVER.includes(state);
  if (!isRight) wrong("delayed payments neither booked nor over", `the debit ${debit.id} is ${debit.status}`);
}

function sumOf(items: readonly { readonly amount: number }[]): number {
  return items.reduce((sum, { amount }) => sum + amount, 0);
}

function countStatus(items: readonly { readonly status: string }[], status: string): number {
  return items.filter((item) => item.status === status).length;
}

function idOf(reference: string | { readonly id: string } | null): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}
