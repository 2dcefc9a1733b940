import { listTransitions } from "../../db/history/booking-history.ts";
import { endUnsent, listWaitingEffects, type WaitingEffect } from "../../db/queue/held-effects.ts";
import type { Restoration } from "../../db/operations/restorations.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { EffectKey, EffectType } from "../domain/booking/booking-effect.ts";
import { MAY_HAVE_BEEN_TOLD } from "../mails/leave-out-told.ts";
import type { Clock } from "../ports.ts";
import { datedByProvider } from "./notification-due-at.ts";

/** What is a mail to somebody, and may have been sent in the lost time. An effect of a new type says here which it is. */
const IS_MAIL = {
  createSchedulingLink: false,
  openCheckout: false,
  expireCheckout: false,
  releaseTime: false,
  declineInvitee: false,
  requestRefund: false,
  remindToPay: true,
  remindOfSession: true,
  inviteToReview: true,
  tell: true,
} as const satisfies Record<EffectType, boolean>;

const MAIL_TYPES = (Object.keys(IS_MAIL) as EffectType[]).filter((type) => IS_MAIL[type]);

/**
 * Ends the mails that wait and are about the lost time: those that waited when the backup was made, and those that the comparison has ordered for
 * what had happened before the old installation stopped. Mails about what happened since, by the provider's own date, stay; so do reminders whose
 * time had not come. What is ordered later for something of the lost time is left out when its turn comes, with the same
 * reason, and whatever comes from no row of this queue on its way (`server/mails/leave-out-told.ts`). A mail that was a dead letter stays one: an operator
 * decides. Resolves to how many are not sent. Safe to repeat.
 */
export async function settleMails(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  restoration: Restoration,
): Promise<number> {
  let unsent = 0;
  for await (const waiting of listWaitingEffects(database.kysely, MAIL_TYPES)) {
    const old: EffectKey[] = [];
    for (const effect of waiting) if (await isOld(database, effect, restoration)) old.push(effect.key);
    await endUnsent(database.kysely, old, { reason: MAY_HAVE_BEEN_TOLD, at: clock.now() });
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
  const happenedAt = cause === undefined ? null : datedByProvider(cause);
  return happenedAt === null || happenedAt <= stoppedAt;
}
