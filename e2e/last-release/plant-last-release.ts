import type { Queryable } from "../../db/core/open-database.ts";
import type { Sandbox } from "../../server/sandbox/start-sandbox.ts";
import { invariant } from "../../server/domain/values/invariant.ts";

/**
 * What the providers had of a database's bookings, as the sandbox plants it, under the ids and at the times that the rows name: a checkout is paid,
 * although our row may not know it yet, and a time is gone when its release was carried out. Metadata is as 0.1.0 wrote it: no installation's id.
 */
export async function lastReleaseAtProviders(db: Queryable) {
  invariant((await db.selectFrom("dispute").select("id").execute()).length === 0, "none is planted");
  return { calendly: await calendlyRows(db), stripe: await stripeRows(db) };
}

/** Puts it into the sandbox's books. Its Calendly must have the address that the rows name. */
export async function plantAtProviders(
  sandbox: Sandbox,
  { calendly, stripe }: { readonly calendly: readonly object[]; readonly stripe: readonly object[] },
): Promise<void> {
  await plant(sandbox, "calendly", calendly);
  await plant(sandbox, "stripe", stripe);
}

async function plant(sandbox: Sandbox, provider: "calendly" | "stripe", rows: readonly object[]) {
  const response = await sandbox[provider].control.request("/plant", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rows),
  });
  invariant(response.ok, `${provider} answered ${response.status}: ${await response.clone().text()}`);
}

async function calendlyRows(db: Queryable) {
  const bookings = await db
    .selectFrom("booking")
    .innerJoin("booking_transition as booked", (join) =>
      join.onRef("booked.booking_id", "=", "booking.id").on("booked.event_type", "=", "TIME_BOOKED"),
    )
    .leftJoin("outbox as release", (join) =>
      join
        .onRef("release.booking_id", "=", "booking.id")
        .on("release.type", "=", "releaseTime")
        .on("release.completed_at", "is not", null),
    )
    .select([
      "booking.id",
      "booking.calendly_event_type_uri",
      "booking.calendly_invitee_uri",
      "booking.client_email",
      "booking.client_name",
      "booking.starts_at",
      "booked.happened_at",
      "release.completed_at",
    ])
    .execute();
  return bookings.map((booking) => ({
    event_type: booking.calendly_event_type_uri,
    invitee_uri: booking.calendly_invitee_uri,
    start_time: booking.starts_at,
    email: booking.client_email,
    name: booking.client_name,
    utm_content: booking.id,
    created_at: booking.happened_at,
    ...(booking.completed_at === null
      ? { status: "active" }
      : { status: "canceled", canceler_type: "host", canceled_at: booking.completed_at }),
  }));
}

async function stripeRows(db: Queryable) {
  const checkouts = await db
    .selectFrom("checkout")
    .innerJoin("booking", "booking.id", "checkout.booking_id")
    .leftJoin("payment", "payment.checkout_id", "checkout.id")
    .leftJoin("refund", "refund.payment_intent_id", "payment.id")
    .select([
      "checkout.id",
      "checkout.booking_id",
      "checkout.effect_key",
      "checkout.created_at",
      "checkout.expires_at",
      "booking.calendly_event_id",
      "booking.client_email",
      "booking.currency",
      "booking.price_minor",
      "payment.id as payment_id",
      "refund.id as refund_id",
      "refund.amount_minor as refund_minor",
      "refund.effect_key as refund_key",
      "refund.created_at as refunded_at",
    ])
    .execute();
  return checkouts.map((checkout) => ({
    state: checkout.refund_id === null ? "paid" : "paid_and_refunded",
    checkout_id: checkout.id,
    ...(checkout.payment_id !== null && { payment_intent_id: checkout.payment_id }),
    amount: checkout.price_minor,
    currency: checkout.currency.toLowerCase(),
    client_reference_id: checkout.booking_id,
    customer_email: checkout.client_email,
    metadata: {
      booking_id: checkout.booking_id,
      effect_key: checkout.effect_key,
      calendly_event_id: checkout.calendly_event_id,
    },
    created_at: checkout.created_at,
    expires_at: checkout.expires_at,
    ...(checkout.refund_id !== null && {
      refund_id: checkout.refund_id,
      refund_amount: Number(checkout.refund_minor),
      refund_metadata: { booking_id: checkout.booking_id, effect_key: checkout.refund_key },
      refund_created_at: checkout.refunded_at,
    }),
  }));
}
