import type { PersonCause } from "../domain/booking/booking-event.ts";
import type { ProcedureContext } from "./procedure-context.ts";

/**
 * The cause of what this caller does in this role: their request, and who they are. Null for the person where only a booking's link says
 * who is asking.
 */
export function causeOf(
  { actor, requestId }: Pick<ProcedureContext, "actor" | "requestId">,
  kind: PersonCause["kind"],
): PersonCause {
  return { kind, reference: requestId, personId: actor.kind === "nobody" ? null : actor.userId };
}
