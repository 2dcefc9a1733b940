import { readTransitionsOf, type BookingTransition } from "../../db/history/booking-history.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { BookingEventType } from "../domain/booking/booking-event.ts";
import { earlierOf, type Instant } from "../domain/values/instant.ts";

/** Events whose instant is the provider's. That of any other is when we learned of it, and says nothing of when it was told. */
const DATED_BY_PROVIDERS: ReadonlySet<string> = new Set<BookingEventType>([
  "TIME_BOOKED",
  "TIME_CANCELED",
  "CHECKOUT_PAID",
]);

/** When what this line records happened, where a provider says so; null where we know only when we learned of it. Pure. */
export function datedByProvider({ event, happenedAt }: BookingTransition): Instant | null {
  return DATED_BY_PROVIDERS.has(event.type) ? happenedAt : null;
}

/**
 * Since when somebody was to be told of what this effect tells: when the provider says that it happened, when the deadline was that has passed, or else
 * when we learned of it.
 */
export async function notificationDueAt(
  db: Queryable,
  { bookingVersion, createdAt }: Pick<OutboxRow, "bookingVersion" | "createdAt">,
  { id, context }: Pick<Booking, "id" | "context">,
): Promise<Instant> {
  const { transitions } = await readTransitionsOf(db, [id]);
  const cause = transitions.find(({ version }) => version === bookingVersion);
  if (cause === undefined) return createdAt;
  const deadline = deadlineOf(cause.event.type as BookingEventType, context);
  return datedByProvider(cause) ?? (deadline === null ? createdAt : earlierOf(deadline, createdAt));
}

/** The deadline whose passing the event is. */
function deadlineOf(type: BookingEventType, { holdEndsAt, time }: Booking["context"]): Instant | null {
  if (type === "HOLD_ENDED") return holdEndsAt;
  return type === "SESSION_ENDED" ? (time?.endsAt ?? null) : null;
}
