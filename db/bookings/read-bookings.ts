import type { Selectable } from "kysely";
import {
  BOOKING_STATES,
  CHECKOUT_STATUSES,
  CLAIMS,
  DISPUTE_STATUSES,
  OBLIGATION_STATUSES,
  PARTIES,
  REFUND_REASONS,
  TIME_REJECTIONS,
  type BookedTime,
  type Booking,
  type BookingCheckout,
  type BookingDispute,
  type BookingPayment,
  type RefundObligation,
  type BookingRefund,
} from "../../server/domain/booking/booking.ts";
import { cancellationPolicySchema } from "../../server/domain/offer/cancellation-policy.schema.ts";
import type { BookingId, BuilderId, CheckoutId, SessionTypeId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import { readStage } from "./dispute-stage.ts";
import type { Queryable } from "../core/open-database.ts";
import { parseLanguageTag } from "../../server/domain/text/known-languages.ts";
import { readInstantOrNull, readOneOf, readTimeZone } from "../core/read-column.ts";
import { readMetadata } from "./caller-wishes.ts";
import { readRestsOn } from "./rests-on-column.ts";
import type { BookingTable } from "../core/tables/booking-tables.ts";
import { readPlace } from "./session-places.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";

/** The parts of one booking, oldest first. Parsed only when asked for: damage affects that booking alone. */
type PartsOf<Part> = (bookingId: string) => Part[];

/** The money rows of the bookings that were read together. */
interface Money {
  readonly checkouts: PartsOf<BookingCheckout>;
  readonly payments: PartsOf<BookingPayment>;
  readonly refunds: PartsOf<BookingRefund>;
  readonly refundObligations: PartsOf<RefundObligation>;
  readonly disputes: PartsOf<BookingDispute>;
}

/**
 * Rows of `booking` → bookings, in the same order, each with its checkouts, payments and settled refunds. The rows must have been read before this is
 * called: their parts are then at least as new, and a write based on anything newer fails on the version.
 */
export async function readBookings(
  db: Queryable,
  rows: readonly Selectable<BookingTable>[],
): Promise<ReadRows<Booking>> {
  if (rows.length === 0) return { values: [], unreadable: [] };
  const hanging = await readMoney(
    db,
    rows.map((row) => row.id),
  );
  return readEach(rows, (row) => readRow("booking", row.id, () => toBooking(row, hanging)));
}

async function readMoney(db: Queryable, bookingIds: readonly string[]): Promise<Money> {
  // One after the other: a transaction has one connection, and it takes one query at a time.
  const checkoutRows = await db
    .selectFrom("checkout")
    .select(["id", "booking_id", "status"])
    .where("booking_id", "in", bookingIds)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const paymentRows = await db
    .selectFrom("payment")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .orderBy("paid_at")
    .orderBy("id")
    .execute();
  const refundRows = await db
    .selectFrom("refund")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .where("settled_at", "is not", null)
    .orderBy("settled_at")
    .orderBy("id")
    .execute();
  const obligationRows = await db
    .selectFrom("refund_due")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .orderBy("number")
    .execute();
  const disputeRows = await db
    .selectFrom("dispute")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return {
    checkouts: byBooking(checkoutRows, (row) => ({
      checkoutId: row.id as CheckoutId,
      status: readOneOf(CHECKOUT_STATUSES, row.status),
    })),
    payments: byBooking(paymentRows, (row) => ({
      checkoutId: row.checkout_id as CheckoutId,
      paymentIntentId: row.id,
      amount: money(row.amount_minor, row.currency),
      paidAt: instant(row.paid_at),
    })),
    refunds: byBooking(refundRows, (row) => ({
      refundId: row.id,
      paymentIntentId: row.payment_intent_id,
      amount: money(row.amount_minor, row.currency),
      due: row.due_number,
    })),
    refundObligations: byBooking(obligationRows, (row) => ({
      number: row.number,
      paymentIntentId: row.payment_intent_id,
      amount: money(row.amount_minor, row.currency),
      reason: readOneOf(REFUND_REASONS, row.reason),
      requestId: row.request_id,
      status: readOneOf(OBLIGATION_STATUSES, row.status),
      restsOn: readRestsOn(row.rests_on_json),
    })),
    disputes: byBooking(disputeRows, (row) => ({
      disputeId: row.id,
      paymentIntentId: row.payment_intent_id,
      amount: money(row.amount_minor, row.currency),
      status: readOneOf(DISPUTE_STATUSES, row.status),
      stage: readStage(row.stage),
      answerDueAt: readInstantOrNull(row.answer_due_at),
    })),
  };
}

function byBooking<Row extends { booking_id: string }, Part>(
  rows: readonly Row[],
  toPart: (row: Row) => Part,
): PartsOf<Part> {
  const byId = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byId.get(row.booking_id);
    if (known === undefined) byId.set(row.booking_id, [row]);
    else known.push(row);
  }
  return (bookingId) => (byId.get(bookingId) ?? []).map(toPart);
}

function toTime(row: Selectable<BookingTable>): BookedTime | null {
  const { calendly_event_id, calendly_event_uri, calendly_invitee_uri, starts_at, ends_at } = row;
  if (calendly_event_id === null || calendly_event_uri === null || calendly_invitee_uri === null) return null;
  if (starts_at === null || ends_at === null) return null;
  return {
    calendlyEventId: calendly_event_id,
    calendlyEventUri: calendly_event_uri,
    calendlyInviteeUri: calendly_invitee_uri,
    startsAt: instant(starts_at),
    endsAt: instant(ends_at),
  };
}

function toBooking(row: Selectable<BookingTable>, hanging: Money): Booking {
  return {
    id: row.id as BookingId,
    version: row.version,
    state: readOneOf(BOOKING_STATES, row.state),
    context: {
      price: money(row.price_minor, row.currency),
      cancellationPolicy: cancellationPolicySchema.parse(JSON.parse(row.cancellation_policy_json)),
      calendlyEventKind: readOneOf(["solo", "group"], row.calendly_event_kind),
      initiatedAt: instant(row.created_at),
      time: toTime(row),
      holdEndsAt: readInstantOrNull(row.hold_ends_at),
      checkouts: hanging.checkouts(row.id),
      payments: hanging.payments(row.id),
      refunds: hanging.refunds(row.id),
      confirmedCheckoutId: row.confirmed_checkout_id as CheckoutId | null,
      refundCeilingBasisPoints: row.refund_ceiling_basis_points,
      canceledAt: readInstantOrNull(row.canceled_at),
      canceledBy: row.canceled_by === null ? null : readOneOf(PARTIES, row.canceled_by),
      cancellationQuotedAt: readInstantOrNull(row.cancellation_quoted_at),
      rejectedBecause:
        row.rejected_because === null ? null : readOneOf(TIME_REJECTIONS, row.rejected_because),
      refundObligations: hanging.refundObligations(row.id),
      disputes: hanging.disputes(row.id),
      noShowAt: readInstantOrNull(row.no_show_at),
      keptAt: readInstantOrNull(row.kept_at),
    },
    builderId: row.builder_id as BuilderId,
    sessionTypeId: row.session_type_id as SessionTypeId,
    sessionTypeName: row.session_type_name,
    durationMinutes: row.duration_minutes,
    calendlyEventTypeUri: row.calendly_event_type_uri,
    clientUserId: row.client_user_id,
    claimedBy: readOneOf(CLAIMS, row.claimed_by),
    clientEmail: row.client_email,
    clientName: row.client_name,
    clientTimeZone: readTimeZone(row.client_time_zone),
    clientLanguage: parseLanguageTag(row.client_language),
    schedulingUrl: row.scheduling_url,
    cancelUrl: row.cancel_url,
    rescheduleUrl: row.reschedule_url,
    place: readPlace(row),
    placeRevision: row.place_revision,
    metadata: readMetadata(row.metadata_json),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}
