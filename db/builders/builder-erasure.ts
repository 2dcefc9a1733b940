import { OVER_STATES } from "../../server/domain/booking/booking-groups.ts";
import type { Booking } from "../../server/domain/booking/booking.ts";
import type { BuilderId, UserId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { isOpenEffect } from "../accounts/personal-data.ts";
import { readBookings } from "../bookings/read-bookings.ts";
import { emptyEventsOfBuilder } from "../published/published-events.ts";
import { deleteFreeTimes } from "./free-times.ts";
import { allOf } from "../core/unreadable-row.ts";

/** The builder that this account is, or was before they stopped; null when it is none. */
export async function findBuilderOfAccount(
  db: Queryable,
  userId: UserId,
): Promise<{ readonly id: BuilderId; readonly displayName: string } | null> {
  const row = await db
    .selectFrom("builder")
    .select(["id", "display_name"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id as BuilderId, displayName: row.display_name };
}

/** What a builder has sold that is not over: an open state, money under way, an unfinished effect. The first `limit` of it. */
export async function listSoldAndOpen(
  db: Queryable,
  builderId: BuilderId,
  limit: number,
): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where("builder_id", "=", builderId)
    .where((eb) =>
      eb.or([
        eb("state", "not in", OVER_STATES),
        eb.exists(
          eb
            .selectFrom("refund_due")
            .select("refund_due.booking_id")
            .whereRef("refund_due.booking_id", "=", "booking.id")
            .where("refund_due.status", "in", ["ordered", "withheld", "failed"]),
        ),
        eb.exists(
          eb
            .selectFrom("dispute")
            .select("dispute.booking_id")
            .whereRef("dispute.booking_id", "=", "booking.id")
            .where("dispute.status", "=", "open"),
        ),
        eb.exists(
          eb
            .selectFrom("outbox")
            .select("outbox.booking_id")
            .whereRef("outbox.booking_id", "=", "booking.id")
            .where(isOpenEffect),
        ),
      ]),
    )
    .orderBy("created_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return allOf(await readBookings(db, rows));
}

/**
 * Erases a builder: no name, picture, address, slug or text of theirs stays, nor what events have told of them; nothing is for sale, and no account
 * signs in as them. The rows stay, because bookings and their money refer to them.
 */
export async function eraseBuilder(
  tx: Queryable,
  builderId: BuilderId,
  erased: { readonly name: string; readonly email: string; readonly slug: string; readonly at: Instant },
): Promise<void> {
  await tx.deleteFrom("builder_picture").where("builder_id", "=", builderId).execute();
  await tx.deleteFrom("builder_slug").where("builder_id", "=", builderId).execute();
  await deleteFreeTimes(tx, builderId);
  await tx.deleteFrom("embed_origin").where("builder_id", "=", builderId).execute();
  await tx.deleteFrom("builder_topic").where("builder_id", "=", builderId).execute();
  await tx.deleteFrom("builder_language").where("builder_id", "=", builderId).execute();
  await tx.deleteFrom("listing_entry").where("builder_id", "=", builderId).execute();
  await tx
    .updateTable("session_type")
    .set({ description: "", published_at: null, archived_at: erased.at, calendly_facts_json: null })
    .where("builder_id", "=", builderId)
    .execute();
  // Where a session was held is the builder's room or number as often as the client's.
  await tx
    .updateTable("booking")
    .set({
      scheduling_url: null,
      join_url: null,
      location_text: null,
      place_json: null,
      place_told_json: null,
      place_status: null,
      place_due_at: null,
    })
    .where("builder_id", "=", builderId)
    .execute();
  await tx.deleteFrom("builder_mail_choice").where("builder_id", "=", builderId).execute();
  await emptyEventsOfBuilder(tx, builderId);
  await tx
    .updateTable("builder")
    .set({
      slug: erased.slug,
      display_name: erased.name,
      headline: "",
      bio: "",
      user_id: null,
      email: erased.email,
      accent_color: null,
      direct_bookings: "ignore",
      archived_at: erased.at,
    })
    .where("id", "=", builderId)
    .execute();
}
