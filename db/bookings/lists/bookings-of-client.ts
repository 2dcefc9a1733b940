import { sql } from "kysely";
import type { AccountHolder } from "../../../server/domain/booking/booking-owner.ts";
import type { Booking } from "../../../server/domain/booking/booking.ts";
import { CLIENT_GROUPS, type ClientGroup } from "../../../server/domain/booking/client-booking-groups.ts";
import type { Queryable } from "../../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../../core/pages-of-rows.ts";
import { readBookings } from "../read-bookings.ts";
import type { ReadRows } from "../../core/unreadable-row.ts";

/** Where a client's list goes on. */
export interface ClientBookingKey {
  readonly group: ClientGroup;
  /** When the session is; of a booking without a time, when it was made. */
  readonly at: string;
  readonly id: string;
}

/*
 * The list's order, as an index has it: (client_user_id, CLIENT_GROUP, CLIENT_AT, id). An index on expressions is used only by a query that
 * says them in the same words, so they stand here once and hold no parameters.
 */

/** `clientGroupOf`, of a row. */
const CLIENT_GROUP = sql<ClientGroup>`case
  when state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED') then 'open'
  when state = 'CONFIRMED' then 'upcoming'
  when state = 'COMPLETED' then 'past'
  when state = 'REFUNDED' and canceled_at is null and confirmed_checkout_id is not null then 'past'
  else 'canceled' end`;
const CLIENT_AT = sql<string>`coalesce(starts_at, created_at)`;

/** What is to come is read from the nearest on; what is over, from the latest back. */
const DIRECTIONS = {
  open: "asc",
  upcoming: "asc",
  past: "desc",
  canceled: "desc",
} as const satisfies Record<ClientGroup, "asc" | "desc">;

/**
 * A page of what is this client's (`isOwnedBy`, of a row): what is not booked yet, what is to come, what took place, what was canceled; each by the time of its
 * session. A booking that changes its group while somebody reads on may be shown twice; none is left out.
 */
export async function listBookingsOfClient(
  db: Queryable,
  client: AccountHolder,
  { after, limit }: PageAsked<ClientBookingKey>,
): Promise<ReadRows<Booking> & { readonly next: ClientBookingKey | null }> {
  const groups = CLIENT_GROUPS.slice(after === null ? 0 : CLIENT_GROUPS.indexOf(after.group));
  const found: Awaited<ReturnType<typeof rowsOfGroup>> = [];
  // One more than the page holds, so that whether there is a next page is known. Each group is one stretch of the index.
  for (const group of groups) {
    const wanted = limit + 1 - found.length;
    if (wanted === 0) break;
    found.push(
      ...(await rowsOfGroup(db, client, { group, after: after?.group === group ? after : null }, wanted)),
    );
  }
  const { rows, next } = pageOfRows(found, limit, (row) => ({
    group: row.client_group,
    at: row.client_at,
    id: row.id,
  }));
  return { ...(await readBookings(db, rows)), next };
}

function rowsOfGroup(
  db: Queryable,
  { userId, confirmed }: AccountHolder,
  { group, after }: { readonly group: ClientGroup; readonly after: ClientBookingKey | null },
  limit: number,
) {
  const direction = DIRECTIONS[group];
  let query = db
    .selectFrom("booking")
    .selectAll()
    .select([CLIENT_GROUP.as("client_group"), CLIENT_AT.as("client_at")])
    .where("client_user_id", "=", userId)
    .where(CLIENT_GROUP, "=", group)
    .where((eb) => {
      const begunHere = eb("claimed_by", "=", "account");
      if (confirmed === null) return begunHere;
      const isTheirAddress = eb(eb.fn<string>("lower", ["client_email"]), "=", confirmed);
      return eb.or([begunHere, eb.and([eb("claimed_by", "=", "address"), isTheirAddress])]);
    });
  if (after !== null) {
    const isBehind = direction === "asc" ? ">" : "<";
    query = query.where((eb) =>
      eb.and([
        // Said by itself, because SQLite finds no place in an index of expressions by a pair.
        eb(CLIENT_AT, `${isBehind}=`, after.at),
        eb.or([eb(CLIENT_AT, isBehind, after.at), eb("id", isBehind, after.id)]),
      ]),
    );
  }
  return query.orderBy(CLIENT_AT, direction).orderBy("id", direction).limit(limit).execute();
}
