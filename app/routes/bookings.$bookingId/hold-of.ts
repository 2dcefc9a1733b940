import type { BookingOnPage } from "../../page-data.ts";
import type { Hold } from "./hold-notice.tsx";

/** Until when the booking's time is held for its client; null where it is not held for a while only. */
export function holdOf({ context, client, now }: BookingOnPage): Hold | null {
  return context.holdEndsAt === null ? null : { endsAt: context.holdEndsAt, now, timeZone: client.timeZone };
}
