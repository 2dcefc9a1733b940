import { isEffectLeased } from "../../db/queue/outbox.ts";
import type { EffectType } from "../domain/booking/booking-effect.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** 100 ms: hardly noticed by whoever waits, and a cheap look. */
const LOOK_AGAIN_MS = 100;
/** 10 s in all: providers answer in one or two; whoever waits longer is told that it is being prepared. */
const LOOKS_MAX = 100;

/**
 * What an effect of this booking brings. While another request or process is asking the provider for it, waits for that answer; null when nobody
 * is asking just now, or when it takes too long.
 */
export async function waitForAnswer<Answer>(
  { database }: Pick<BookingDeps, "database">,
  bookingId: BookingId,
  type: EffectType,
  read: () => Promise<Answer | null>,
): Promise<Answer | null> {
  for (let look = 1; ; look += 1) {
    // In this sequence: an answer that was on its way at the first read is seen by the second.
    const isAsked = await isEffectLeased(database.kysely, bookingId, type);
    const answer = await read();
    if (answer !== null) return answer;
    if (!isAsked || look === LOOKS_MAX) return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
