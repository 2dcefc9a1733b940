import { listTransitions } from "../../db/history/booking-history.ts";
import { endUnsent, listWaitingEffects, type WaitingEffect } from "../../db/queue/held-effects.ts";
import type { Restoration } from "../../db/operations/restorations.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { BookingEventType } from "../domain/booking/booking-event.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { Clock } from "../ports.ts";

const REASON =
  "not sent: it is about the time before this installation was restored, and may have been sent then";

/** Events whose instant is the provider's. That of any other is when we learned of it, and says nothing of when it was told. */
const DATED_BY_PROVIDERS: ReadonlySet<string> = new Set<BookingEventType>([
  "TIME_BOOKED",
  "TIME_CANCELED",
  "CHECKOUT_PAID",
]);

/**
 * Ends the mails that wait and are about the lost time: those that waited when the backup was made, and those that the comparison has ordered for
 * what had happened before the old installation stopped. Mails about what happened since, by the provider's own date, stay; so do reminders whose
 * time had not come. Resolves to how many are not sent. Safe to repeat.
 */
export async function settleMails(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  restoration: Restoration,
): Promise<number> {
  let unsent = 0;
  for await (const waiting of listWaitingEffects(database.kysely, [
    "tell",
    "remindToPay",
    "remindOfSession",
    "inviteToReview",
  ])) {
    const old: EffectKey[] = [];
    for (const effect of waiting) if (await isOld(database, effect, restoration)) old.push(effect.key);
    await endUnsent(database.kysely, old, { reason: REASON, at: clock.now() });
    unsent += old.length;
  }
  return unsent;
}

async function isOld(
  { kysely }: Database,
  { effect, bookingId, bookingVersion, nextAttemptAt }: WaitingEffect,
  { stoppedAt }: Restoration,
): Promise<boolean> {
  if (effect?.type === "remindToPay" || effect?.type === "remindOfSession") return nextAttemptAt <= stoppedAt;
  const transitions = await listTransitions(kysely, bookingId);
  const cause = transitions.find(({ version }) => version === bookingVersion);
  const isNew =
    cause !== undefined && DATED_BY_PROVIDERS.has(cause.event.type) && cause.happenedAt > stoppedAt;
  return !isNew;
}
