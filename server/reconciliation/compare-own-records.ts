import { listDueBookings } from "../../db/bookings/lists/booking-lists.ts";
import {
  listBookingsAfter,
  listObligationsWithRefund,
  listRefundEffects,
  type BookingPage,
  type RefundEffect,
} from "../../db/bookings/booking-snapshots.ts";
import { clearPastTroubles } from "../../db/bookings/lists/bookings-in-trouble.ts";
import { findBooking, getBooking } from "../../db/bookings/bookings.ts";
import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { listAllDeadEffects } from "../../db/queue/outbox.ts";
import { recordRefund } from "../booking/record/record-refund.ts";
import { takeDeadline } from "../booking/take-deadline.ts";
import { deadlineEventOf } from "../domain/booking/booking-deadline.ts";
import type { EffectType } from "../domain/booking/booking-effect.ts";
import {
  isDisputed,
  isRefundedOutside,
  moneyTroublesOf,
  type MoneyTrouble,
} from "../domain/booking/booking-money.ts";
import { confirmedPaymentOf, type Booking, type RefundObligation } from "../domain/booking/booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { isSameMoney } from "../domain/values/money.ts";
import { addBalances, balancesOf, type MoneyBalance } from "../domain/booking/money-balance.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import {
  lookAtBooking,
  readable,
  tryToRepair,
  type Finding,
  type ReconciliationRun,
} from "./reconciliation-run.ts";

/** 500 bookings are a few milliseconds of the database. */
const PAGE_SIZE = 500;
/** 15 min: the sweeper runs every second, and waits for nothing longer except an effect about a checkout. */
const OVERDUE_MINUTES = 15;
/** 500 at once; the next run goes on. */
const OVERDUE_MAX = 500;

/** Effects whose loss leaves money, or somebody's time, where it should not be. A mail that could not be sent is not among them. */
const REPORTED_EFFECT_TYPES: ReadonlySet<string> = new Set<EffectType>([
  "openCheckout",
  "expireCheckout",
  "requestRefund",
  "releaseTime",
  "declineInvitee",
  "createSchedulingLink",
]);

/**
 * Checks our own records: the money of every booking against policy and state, refund obligations that nothing is settling, dead effects, deadlines
 * that have passed. Throws ProviderError when Stripe is needed and does not answer.
 */
export async function compareOwnRecords(run: ReconciliationRun): Promise<void> {
  const db = run.deps.database.kysely;
  let balances: MoneyBalance[] = [];
  let looked = 0;
  for (let after: string | null = ""; after !== null;) {
    const page: BookingPage = await listBookingsAfter(db, after, PAGE_SIZE);
    const bookings = await readable(run, page);
    for (const booking of bookings) {
      await lookAtBooking(run, booking.id, async () => {
        balances = addBalances([...balances, ...balancesOf(booking.state, booking.context)]);
        await compareMoney(run, booking);
      });
    }
    await compareObligations(run, bookings);
    looked += bookings.length;
    await run.advance({ step: "bookings", bookings: looked });
    after = page.next;
  }
  await run.advance({ balances });
  await clearPastTroubles(db);
  await reportDeadLetters(run);
  if ((await findHeldRestoration(db)) === null) await reportOverdue(run);
  // Whoever is held passes no deadline: what is overdue may have been paid in the lost time.
  else run.cutShort.add("booking_overdue");
}

async function compareMoney(run: ReconciliationRun, read: Booking): Promise<void> {
  if (read.context.payments.length === 0) return;
  if (moneyTroublesOf(read.state, read.context).length > 0) {
    // A page is read in several statements: what looks wrong is read again in one piece before it is believed.
    const booking = await run.deps.database.transact((tx) => getBooking(tx, read.id));
    for (const trouble of moneyTroublesOf(booking.state, booking.context)) {
      await run.report(findingOf(booking, trouble));
    }
  }
  const { id: bookingId, state, context } = read;
  const payment = confirmedPaymentOf(context);
  if (payment !== null && isRefundedOutside(state, context)) {
    const { paymentIntentId, amount } = payment;
    await run.report({
      kind: "refunded_outside",
      subject: paymentIntentId,
      bookingId,
      repaired: false,
      details: { ...NO_DETAILS, amount, paymentIntentId },
    });
  }
  // By what was paid, not by why it went back: another amount that came late went back as late.
  for (const { paymentIntentId, amount } of context.payments) {
    if (isSameMoney(amount, context.price)) continue;
    await run.report({
      kind: "paid_wrong_amount",
      subject: paymentIntentId,
      bookingId,
      repaired: false,
      details: { ...NO_DETAILS, amount, paymentIntentId },
    });
  }
}

function findingOf(booking: Booking, { kind, paymentIntentId, amount }: MoneyTrouble): Finding {
  const about = { bookingId: booking.id, repaired: false };
  const details = { ...NO_DETAILS, amount, paymentIntentId };
  switch (kind) {
    case "owed":
      return { ...about, kind: "money_owed", subject: `${paymentIntentId}:${amount.amountMinor}`, details };
    case "over_returned":
      return {
        ...about,
        kind: "money_over_returned",
        subject: `${paymentIntentId}:${amount.amountMinor}`,
        details,
      };
    case "refund_failed": {
      const failed = booking.context.refundObligations.filter(
        (obligation) => obligation.status === "failed" && obligation.paymentIntentId === paymentIntentId,
      );
      const obligation = failed.at(-1)?.number ?? null;
      return {
        ...about,
        kind: "refund_failed_for_good",
        subject: `${paymentIntentId}:${obligation ?? ""}`,
        details: { ...details, due: obligation },
      };
    }
  }
}

interface OpenObligation {
  readonly booking: Booking;
  readonly due: RefundObligation;
  readonly effects: readonly RefundEffect[];
}

/** Refund obligations that should be on their way, and that no effect, refund or dispute is settling. */
async function compareObligations(run: ReconciliationRun, page: readonly Booking[]): Promise<void> {
  const db = run.deps.database.kysely;
  const obligations = page.flatMap((booking) =>
    booking.context.refundObligations
      .filter((obligation) => isUnsettled(booking, obligation))
      .map((obligation) => ({ booking, due: obligation })),
  );
  if (obligations.length === 0) return;
  const bookingIds = [...new Set(obligations.map(({ booking }) => booking.id))];
  const effects = await listRefundEffects(db, bookingIds);
  const withRefund = await listObligationsWithRefund(db, bookingIds);
  for (const { booking, due: obligation } of obligations) {
    const own = effects.filter(
      (effect) => effect.bookingId === booking.id && (effect.due ?? obligation.number) === obligation.number,
    );
    const isUnderWay = obligation.status === "ordered" && own.some(({ status }) => status !== "completed");
    if (isUnderWay || withRefund.has(`${booking.id}:${obligation.number}`)) continue;
    await lookAtBooking(run, booking.id, () =>
      compareObligation(run, { booking, due: obligation, effects: own }),
    );
  }
}

function isUnsettled({ context }: Booking, obligation: RefundObligation): boolean {
  return (
    obligation.status === "ordered" || (obligation.status === "withheld" && !isDisputed(context, obligation))
  );
}

/** Stripe decides: a refund of ours that it has is recorded; without one, a person must order it anew. */
async function compareObligation(
  run: ReconciliationRun,
  { booking, due: obligation, effects }: OpenObligation,
): Promise<void> {
  const { deps } = run;
  const { paymentIntentId, amount } = obligation;
  const about = {
    bookingId: booking.id,
    details: { ...NO_DETAILS, amount, paymentIntentId, due: obligation.number },
  };
  const atStripe = await deps.payments.listRefunds(paymentIntentId);
  const ours = atStripe.filter(({ effectKey }) => effects.some(({ key }) => key === effectKey));
  const after = await tryToRepair(run, { bookingId: booking.id, due: obligation.number }, async () => {
    for (const refund of ours) await recordRefund(deps, refund);
    return isStillUnsettled(run, booking, obligation);
  });
  if (!after && ours.length > 0) {
    await run.report({
      ...about,
      kind: "refund_missed",
      subject: `${booking.id}:${obligation.number}`,
      repaired: true,
    });
    return;
  }
  // The page may have been read before the effect was carried out.
  const isPending = ours.some(({ status }) => status === "pending" || status === "requires_action");
  if (isPending || !(await isStillUnsettled(run, booking, obligation))) return;
  await run.report({
    ...about,
    kind: "refund_stuck",
    subject: `${booking.id}:${obligation.number}`,
    repaired: false,
  });
}

async function isStillUnsettled(
  { deps }: ReconciliationRun,
  { id }: Booking,
  { number }: RefundObligation,
): Promise<boolean> {
  const booking = await findBooking(deps.database.kysely, id);
  const obligation = booking?.context.refundObligations.find((one) => one.number === number);
  return booking !== null && obligation !== undefined && isUnsettled(booking, obligation);
}

async function reportDeadLetters(run: ReconciliationRun): Promise<void> {
  for await (const deadLetters of listAllDeadEffects(run.deps.database.kysely)) {
    for (const { key, bookingId, type, deadAt } of deadLetters) {
      if (!REPORTED_EFFECT_TYPES.has(type)) continue;
      await run.report({
        kind: "letter_dead",
        // An effect that dies again after another try is another drift.
        subject: `${key}@${deadAt ?? ""}`,
        bookingId,
        repaired: false,
        details: { ...NO_DETAILS, effectKey: key, type },
      });
    }
  }
}

/** Sends bookings the events that the sweeper should have sent. */
async function reportOverdue(run: ReconciliationRun): Promise<void> {
  const { deps } = run;
  const before = addMinutes(deps.clock.now(), -OVERDUE_MINUTES);
  const overdue = await listDueBookings(deps.database.kysely, before, OVERDUE_MAX);
  if (overdue.length === OVERDUE_MAX) run.cutShort.add("booking_overdue");
  for (const { bookingId } of overdue) {
    await lookAtBooking(run, bookingId, () => reportOneOverdue(run, bookingId));
  }
}

async function reportOneOverdue(run: ReconciliationRun, bookingId: BookingId): Promise<void> {
  const { deps } = run;
  const booking = await getBooking(deps.database.kysely, bookingId);
  const event = deadlineEventOf(booking.state, deps.clock.now());
  if (event === null) return;
  const repaired = await tryToRepair(run, { bookingId }, async () => {
    const outcome = await takeDeadline(deps, booking, event);
    return outcome.ok;
  });
  await run.report({
    kind: "booking_overdue",
    subject: `${bookingId}:${booking.state}`,
    bookingId,
    repaired,
    details: NO_DETAILS,
  });
}
