import type { PersonCause } from "../domain/booking/booking-event.ts";
import type { ProcedureContext } from "./procedure-context.ts";

/**
 * The cause of what this caller does in this role: their request, and who they are; of a program, whose key it has. Null for the person
 * where only a booking's link says who is asking.
 */
export function causeOf(
  { actor, apiKey, requestId }: Pick<ProcedureContext, "actor" | "apiKey" | "requestId">,
  kind: PersonCause["kind"],
): PersonCause {
  const personId = actor.kind === "nobody" ? (apiKey?.owner.userId ?? null) : actor.userId;
  return { kind, reference: requestId, personId };
}
