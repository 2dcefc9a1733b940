import { nextInboxAttemptAt } from "../db/queue/inbox.ts";
import type { Database } from "../db/core/open-database.ts";
import { findDueSince } from "../db/published/due-deliveries.ts";
import { findWaitingSince } from "../db/published/event-order.ts";
import { countDeadEffects, nextOutboxAttemptAt } from "../db/queue/outbox.ts";
import { listOverdueUnknownWork } from "./operations/overdue-unknown-work.ts";
import { minutesBetween, type Instant } from "./domain/values/instant.ts";
import type { QueueState } from "./metrics.ts";
import type { Clock } from "./ports.ts";

/** How far behind the inbox, the outbox, the order of events and their deliveries are, and what in them needs a person or a newer process. For the metrics. */
export async function queueStates({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<QueueState[]> {
  const db = database.kysely;
  const lagSeconds = (oldest: Instant | null) =>
    oldest === null ? 0 : Math.max(0, minutesBetween(oldest, clock.now()) * 60);
  const dead = await countDeadEffects(db);
  const unknown = await listOverdueUnknownWork(db, clock.now());
  const unknownIn = (name: QueueState["queue"]) =>
    unknown.filter(({ queue }) => queue === name).reduce((sum, { rows }) => sum + rows, 0);
  return [
    {
      queue: "inbox",
      lagSeconds: lagSeconds(await nextInboxAttemptAt(db)),
      unknown: unknownIn("inbox"),
    },
    {
      queue: "outbox",
      lagSeconds: lagSeconds(await nextOutboxAttemptAt(db)),
      dead: dead.refunds + dead.others,
      unknown: unknownIn("outbox"),
    },
    { queue: "events", lagSeconds: lagSeconds(await findWaitingSince(db)), unknown: 0 },
    { queue: "webhooks", lagSeconds: lagSeconds(await findDueSince(db, clock.now())), unknown: 0 },
  ];
}
