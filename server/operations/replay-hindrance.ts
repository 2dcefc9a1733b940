import type { PastDelivery } from "../../db/queue/past-deliveries.ts";

/**
 * Why a delivery cannot be replayed. `waiting`: the worker has it still. `dead`: it waits among the failed jobs, and is tried again there. `without_id`:
 * nothing says what it was about.
 */
export type ReplayHindrance = "waiting" | "dead" | "without_id";

/** Null when it can be replayed. */
export function replayHindranceOf({
  outcome,
  object,
  eventType,
}: Pick<PastDelivery, "outcome" | "object" | "eventType">): ReplayHindrance | null {
  switch (outcome) {
    case "waiting":
    case "trying":
      return "waiting";
    case "dead":
      return "dead";
    case "done":
    case "dropped":
      // Of a changed event type the id is not asked: all of them are read anew.
      return object === null && !eventType.startsWith("event_type.") ? "without_id" : null;
  }
}
