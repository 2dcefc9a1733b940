import type { CalendarSnapshot } from "../../db/bookings/booking-snapshots.ts";
import { hasUnfinishedEffect } from "../../db/bookings/effect-status.ts";
import { findEffect, insertEffects } from "../../db/queue/outbox.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { BookingId, BuilderId } from "../domain/values/ids.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import { type ReconciliationRun } from "./reconciliation-run.ts";

/** Orders the release of an event whose booking is over once more. One that is still there after that is left to a person. */
export async function releaseOrphan(
  run: ReconciliationRun,
  builderId: BuilderId,
  { bookingId, version, calendlyEventId, calendlyInviteeUri }: CalendarSnapshot,
): Promise<void> {
  const db = run.deps.database.kysely;
  // Under way, or a dead letter, which an operator sees anyway.
  if (await hasUnfinishedEffect(db, bookingId, ["releaseTime", "declineInvitee"])) return;
  const key = `${bookingId}:0:release-${calendlyEventId}` as const;
  const isFirst = (await findEffect(db, key)) === null;
  if (isFirst)
    await requestRelease(run.deps, key, { bookingId, version, calendlyEventId, calendlyInviteeUri });
  await run.report({
    kind: "event_orphaned",
    subject: calendlyEventId,
    bookingId,
    repaired: isFirst,
    details: { ...NO_DETAILS, builderId, calendlyEventId },
  });
}

/** Inserts the effect that cancels an event. The same key twice is one effect. */
export async function requestRelease(
  deps: EventDeps,
  key: EffectKey,
  about: {
    readonly bookingId: BookingId;
    readonly version: number;
    readonly calendlyEventId: string;
    /** Whose time it is; null when only the event is known. */
    readonly calendlyInviteeUri: string | null;
  },
): Promise<void> {
  const { bookingId, version, calendlyEventId, calendlyInviteeUri } = about;
  await insertEffects(deps.database.kysely, [
    {
      key,
      bookingId,
      bookingVersion: version,
      position: 0,
      effect: {
        type: "releaseTime",
        params: { calendlyEventId, calendlyInviteeUri, reason: "The booking is over." },
      },
      createdAt: deps.clock.now(),
      lease: null,
      leasedUntil: null,
    },
  ]);
  deps.wakeWorker();
}
