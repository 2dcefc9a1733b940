import { cancellationPolicySchema } from "../../server/domain/offer/cancellation-policy.schema.ts";
import { deadlineOf } from "../../server/domain/booking/booking-deadline.ts";
import { asksForAPerson } from "../../server/domain/booking/booking-money.ts";
import type { Booking, BookingContext } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { ReplayedBooking } from "../../server/domain/booking/machine/replay-booking.ts";
import { storedStageOf } from "./dispute-stage.ts";
import type { Queryable } from "../core/open-database.ts";
import { writeRestsOn } from "./rests-on-column.ts";

export type Cells = Readonly<Record<string, string | number | null>>;

/**
 * Everything in the tables that follows from a booking's history, column by column: what a rebuild compares, and writes. As plain cells, so
 * that rows which no longer make a booking can be read too.
 */
export interface BookingProjection extends MoneyRows {
  readonly booking: Cells;
}

/** By table and key; of refunds those that have arrived. */
export interface MoneyRows {
  readonly checkout: ReadonlyMap<string, Cells>;
  readonly payment: ReadonlyMap<string, Cells>;
  readonly refund: ReadonlyMap<string, Cells>;
  readonly refund_due: ReadonlyMap<string, Cells>;
  readonly dispute: ReadonlyMap<string, Cells>;
}

export const MONEY_TABLES = ["checkout", "payment", "refund", "refund_due", "dispute"] as const;

/** One cell that is not what the history gives. `column` null: the whole row is missing, or is one too many. */
export interface BookingDifference {
  readonly table: "booking" | (typeof MONEY_TABLES)[number];
  /** The row's key; null for the booking itself. */
  readonly key: string | null;
  readonly column: string | null;
  readonly stored: string | number | null;
  readonly expected: string | number | null;
}

/** What a transition may change: the state and the machine's context, with the deadline that follows from them. */
export function machineColumns({
  state,
  context,
  updatedAt,
}: Pick<Booking, "state" | "context" | "updatedAt">) {
  return {
    state,
    calendly_event_id: context.time?.calendlyEventId ?? null,
    calendly_event_uri: context.time?.calendlyEventUri ?? null,
    calendly_invitee_uri: context.time?.calendlyInviteeUri ?? null,
    starts_at: context.time?.startsAt ?? null,
    ends_at: context.time?.endsAt ?? null,
    hold_ends_at: context.holdEndsAt,
    deadline_at: deadlineOf(state, context),
    refund_ceiling_basis_points: context.refundCeilingBasisPoints,
    confirmed_checkout_id: context.confirmedCheckoutId,
    canceled_at: context.canceledAt,
    canceled_by: context.canceledBy,
    cancellation_quoted_at: context.cancellationQuotedAt,
    rejected_because: context.rejectedBecause,
    no_show_at: context.noShowAt,
    kept_at: context.keptAt,
    trouble_at: asksForAPerson(state, context) ? updatedAt : null,
    updated_at: updatedAt,
  };
}

/** The rows of money that a booking's context stands in. @param since when each checkout, settled refund and dispute first appears in the history. */
export function moneyRowsOf(context: BookingContext, since: (id: string) => Instant) {
  return {
    checkout: new Map(
      context.checkouts.map(({ checkoutId, status }) => [
        checkoutId,
        { status, created_at: since(checkoutId) },
      ]),
    ),
    payment: new Map(
      context.payments.map(({ paymentIntentId, checkoutId, amount, paidAt }) => [
        paymentIntentId,
        {
          checkout_id: checkoutId,
          amount_minor: amount.amountMinor,
          currency: amount.currency,
          paid_at: paidAt,
        },
      ]),
    ),
    refund: new Map(
      context.refunds.map(({ refundId, paymentIntentId, amount, due: obligation }) => [
        refundId,
        {
          payment_intent_id: paymentIntentId,
          amount_minor: amount.amountMinor,
          currency: amount.currency,
          due_number: obligation,
          settled_at: since(refundId),
        },
      ]),
    ),
    refund_due: new Map(
      context.refundObligations.map(
        ({ number, paymentIntentId, amount, reason, requestId, status, restsOn }) => [
          String(number),
          {
            payment_intent_id: paymentIntentId,
            amount_minor: amount.amountMinor,
            currency: amount.currency,
            reason,
            request_id: requestId,
            status,
            rests_on_json: writeRestsOn(restsOn),
          },
        ],
      ),
    ),
    dispute: new Map(
      context.disputes.map(({ disputeId, paymentIntentId, amount, status, stage, answerDueAt }) => [
        disputeId,
        {
          payment_intent_id: paymentIntentId,
          amount_minor: amount.amountMinor,
          currency: amount.currency,
          status,
          opened_at: since(disputeId),
          answer_due_at: answerDueAt,
          stage: storedStageOf(stage),
        },
      ]),
    ),
  } satisfies MoneyRows;
}

/** What the tables must hold when the history is right. */
export function projectionOf({ firstAt, ...replayed }: ReplayedBooking) {
  const { context } = replayed;
  return {
    booking: {
      version: replayed.version,
      ...machineColumns(replayed),
      calendly_event_kind: context.calendlyEventKind,
      price_minor: context.price.amountMinor,
      currency: context.price.currency,
      cancellation_policy_json: JSON.stringify(context.cancellationPolicy),
      created_at: replayed.createdAt,
    },
    ...moneyRowsOf(context, (id) => {
      const at = firstAt.get(id);
      invariant(at !== undefined, `the history never told of ${id}`);
      return at;
    }),
  } satisfies BookingProjection;
}

/** What the tables hold, by booking. */
export async function readProjections(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, BookingProjection>> {
  if (bookingIds.length === 0) return new Map();
  const bookings = await db
    .selectFrom("booking")
    .select(["id", "version", "state", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri"])
    .select(["starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points"])
    .select(["confirmed_checkout_id", "canceled_at", "canceled_by", "cancellation_quoted_at"])
    .select(["rejected_because", "no_show_at", "kept_at", "trouble_at", "updated_at", "calendly_event_kind"])
    .select(["price_minor", "currency", "cancellation_policy_json", "created_at"])
    .where("id", "in", bookingIds)
    .execute();
  const checkouts = await db
    .selectFrom("checkout")
    .select(["id as key", "booking_id", "status", "created_at"])
    .where("booking_id", "in", bookingIds)
    .execute();
  const payments = await db
    .selectFrom("payment")
    .select(["id as key", "booking_id", "checkout_id", "amount_minor", "currency", "paid_at"])
    .where("booking_id", "in", bookingIds)
    .execute();
  const refunds = await db
    .selectFrom("refund")
    .select(["id as key", "booking_id", "payment_intent_id", "amount_minor", "currency", "due_number"])
    .select("settled_at")
    .where("booking_id", "in", bookingIds)
    .where("settled_at", "is not", null)
    .execute();
  const obligations = await db
    .selectFrom("refund_due")
    .select(["number as key", "booking_id", "payment_intent_id", "amount_minor", "currency", "reason"])
    .select(["request_id", "status", "rests_on_json"])
    .where("booking_id", "in", bookingIds)
    .execute();
  const disputes = await db
    .selectFrom("dispute")
    .select(["id as key", "booking_id", "payment_intent_id", "amount_minor", "currency", "status"])
    .select(["opened_at", "answer_due_at", "stage"])
    .where("booking_id", "in", bookingIds)
    .execute();
  const money = {
    checkout: byBooking(checkouts),
    payment: byBooking(payments),
    refund: byBooking(refunds),
    refund_due: byBooking(obligations),
    dispute: byBooking(disputes),
  };
  return new Map(
    bookings.map(({ id, cancellation_policy_json, ...booking }) => [
      id as BookingId,
      {
        booking: { ...booking, cancellation_policy_json: samePolicy(cancellation_policy_json) },
        checkout: money.checkout.get(id) ?? new Map<string, Cells>(),
        payment: money.payment.get(id) ?? new Map<string, Cells>(),
        refund: money.refund.get(id) ?? new Map<string, Cells>(),
        refund_due: money.refund_due.get(id) ?? new Map<string, Cells>(),
        dispute: money.dispute.get(id) ?? new Map<string, Cells>(),
      },
    ]),
  );
}

/** In the spelling of a replayed one; what is no policy stays as it is, and differs. */
function samePolicy(json: string): string {
  try {
    const { data } = cancellationPolicySchema.safeParse(JSON.parse(json));
    return data === undefined ? json : JSON.stringify(data);
  } catch {
    return json;
  }
}

function byBooking(
  rows: readonly (Cells & { readonly key: string | number; readonly booking_id: string })[],
): Map<string, Map<string, Cells>> {
  const found = new Map<string, Map<string, Cells>>();
  for (const { key, booking_id, ...cells } of rows) {
    const ofBooking = found.get(booking_id) ?? new Map<string, Cells>();
    ofBooking.set(String(key), cells);
    found.set(booking_id, ofBooking);
  }
  return found;
}

/** Where the tables are not what they must be. Empty when they are. Pure. */
export function differencesBetween(
  stored: BookingProjection,
  expected: BookingProjection,
): BookingDifference[] {
  const found = cellDifferences("booking", null, stored.booking, expected.booking);
  for (const table of MONEY_TABLES) {
    for (const [key, cells] of expected[table]) {
      const there = stored[table].get(key);
      if (there !== undefined) found.push(...cellDifferences(table, key, there, cells));
      else found.push({ table, key, column: null, stored: null, expected: "a row" });
    }
    for (const key of stored[table].keys()) {
      if (!expected[table].has(key)) {
        found.push({ table, key, column: null, stored: "a row", expected: null });
      }
    }
  }
  return found;
}

function cellDifferences(
  table: BookingDifference["table"],
  key: string | null,
  stored: Cells,
  expected: Cells,
): BookingDifference[] {
  return Object.entries(expected).flatMap(([column, value]) =>
    stored[column] === value ? [] : [{ table, key, column, stored: stored[column] ?? null, expected: value }],
  );
}
