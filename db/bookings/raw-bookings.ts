import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** A movement of money as it is stored, unparsed. */
export interface RawMoney {
  readonly what: "payment" | "refund_due" | "refund" | "dispute";
  /** Stripe's id; the payment's for a refund obligation, which has none of its own. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Empty for a payment. */
  readonly status: string;
}

/** The rows of a booking as they are stored, without the client's data. */
export interface RawBooking {
  readonly id: BookingId;
  readonly version: number;
  readonly state: string;
  readonly sessionTypeName: string;
  readonly builderName: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly startsAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Calendly's address of the event. */
  readonly calendlyEventUri: string | null;
  readonly checkoutIds: readonly string[];
  readonly money: readonly RawMoney[];
}

/** For an operator's view of a booking that cannot be read: never throws on its content. Null when there is none of this id. */
export async function findRawBooking(db: Queryable, id: BookingId): Promise<RawBooking | null> {
  const row = await db
    .selectFrom("booking")
    .innerJoin("builder", "builder.id", "booking.builder_id")
    .select([
      "booking.version",
      "booking.state",
      "booking.session_type_name",
      "booking.price_minor",
      "booking.currency",
      "booking.starts_at",
      "booking.created_at",
      "booking.updated_at",
      "booking.calendly_event_uri",
      "builder.display_name",
    ])
    .where("booking.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const checkouts = await db
    .selectFrom("checkout")
    .select("id")
    .where("booking_id", "=", id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return {
    id,
    version: row.version,
    state: row.state,
    sessionTypeName: row.session_type_name,
    builderName: row.display_name,
    amountMinor: row.price_minor,
    currency: row.currency,
    startsAt: row.starts_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    calendlyEventUri: row.calendly_event_uri,
    checkoutIds: checkouts.map((checkout) => checkout.id),
    money: await listRawMoney(db, id),
  };
}

async function listRawMoney(db: Queryable, id: BookingId): Promise<RawMoney[]> {
  const payments = await db
    .selectFrom("payment")
    .select(["id as reference", "amount_minor", "currency"])
    .where("booking_id", "=", id)
    .orderBy("id")
    .execute();
  const obligations = await db
    .selectFrom("refund_due")
    .select(["payment_intent_id as reference", "amount_minor", "currency", "status"])
    .where("booking_id", "=", id)
    .orderBy("number")
    .execute();
  const refunds = await db
    .selectFrom("refund")
    .select(["id as reference", "amount_minor", "currency", "status"])
    .where("booking_id", "=", id)
    .orderBy("id")
    .execute();
  const disputes = await db
    .selectFrom("dispute")
    .select(["id as reference", "amount_minor", "currency", "status"])
    .where("booking_id", "=", id)
    .orderBy("id")
    .execute();
  const rawAs =
    (what: RawMoney["what"]) =>
    ({
      reference,
      amount_minor,
      currency,
      status = "",
    }: {
      readonly reference: string;
      readonly amount_minor: number;
      readonly currency: string;
      readonly status?: string;
    }): RawMoney => ({ what, reference, amountMinor: amount_minor, currency, status });
  return [
    ...payments.map(rawAs("payment")),
    ...obligations.map(rawAs("refund_due")),
    ...refunds.map(rawAs("refund")),
    ...disputes.map(rawAs("dispute")),
  ];
}
