import { listPublishedEvents } from "../../db/published/published-events.ts";
import { eventPage, eventsAsked } from "../domain/contract/published-event.schema.ts";
import { builderIdOf } from "../domain/values/api-key.ts";
import { EVENTS, readKey } from "./page-cursor.ts";
import { contractProcedure, router, keyOwnerOf } from "./trpc.ts";

export const contractEventsRouter = router({
  /**
   * What has happened since, oldest first: to a builder's bookings, or for an operator to all; others are FORBIDDEN. Whoever goes on from
   * `nextCursor` again and again meets each event that is kept exactly once. One that cannot be read is left out.
   */
  list: contractProcedure("bookings:read")
    .input(eventsAsked)
    .output(eventPage)
    .query(async ({ ctx: { caller, deps }, input: { after, limit } }) => {
      const builderId = builderIdOf(keyOwnerOf(caller));
      const from = readKey(EVENTS, "after", after)?.position ?? 0;
      const read = await listPublishedEvents(deps.database.kysely, builderId, { after: from, limit });
      for (const { key, reason } of read.unreadable)
        deps.log.error({ eventId: key, reason }, "an event that cannot be read was left out");
      return {
        data: [...read.events],
        pagination: { nextCursor: EVENTS.write({ position: read.position }), hasMore: read.hasMore },
      };
    }),
});
