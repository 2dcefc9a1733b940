import { findPastDelivery, replayInboxRow } from "../../db/queue/past-deliveries.ts";
import { insertOperatorAction, REPLAY_DELIVERY } from "../../db/operations/operator-actions.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { replayHindranceOf, type ReplayHindrance } from "./replay-hindrance.ts";

export type ReplayOutcome =
  { readonly ok: true } | { readonly ok: false; readonly because: ReplayHindrance | "gone" };

/**
 * Has a delivery worked on again by the id of what it was about: the worker reads that object anew from the provider and records what it says, as if it
 * had come now. What is known already changes nothing, and nobody is written to about it; what was missed is recorded, and told. The reason stays with
 * the operators' actions. Safe to call twice: until the worker is done with it, it is not ordered a second time.
 */
export async function replayDelivery(
  deps: Pick<BookingDeps, "database" | "clock" | "randomBytes" | "wakeWorker">,
  inboxId: number,
  { note, operatorUserId }: { readonly note: string; readonly operatorUserId: UserId },
): Promise<ReplayOutcome> {
  const at = deps.clock.now();
  const outcome = await deps.database.transact(async (tx): Promise<ReplayOutcome> => {
    const delivery = await findPastDelivery(tx, inboxId);
    if (delivery === null) return { ok: false, because: "gone" };
    const because = replayHindranceOf(delivery);
    // Somebody has asked for it already, and the worker is at it.
    if (because === "waiting" && delivery.replayedAt !== null) return { ok: true };
    if (because !== null) return { ok: false, because };
    // Not written: ordered by another operator between the two statements.
    if (!(await replayInboxRow(tx, { id: inboxId, object: delivery.object, at }))) return { ok: true };
    await insertOperatorAction(tx, {
      id: idFromBytes("act", deps.randomBytes(16)),
      at,
      operatorUserId,
      action: REPLAY_DELIVERY,
      subject: `inbox:${inboxId}`,
      note,
    });
    return { ok: true };
  });
  if (outcome.ok) deps.wakeWorker();
  return outcome;
}
