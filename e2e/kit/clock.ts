import { epochMsOf, instant, type Instant } from "../../server/domain/values/instant.ts";
import type { AppWithSandbox } from "./test-booking.ts";

export const DAY_MINUTES = 24 * 60;
/** A little more than a hold lasts. */
export const PAST_THE_HOLD_MINUTES = 31;
/** Past the middle of the hold, when who has not paid is reminded. */
export const PAST_THE_REMINDER_MINUTES = 16;
/** Longer than the worker's longest pause between two tries. */
export const PAST_ANY_PAUSE_MINUTES = 16;

/** Everybody's clock, as tests read and move it. */
export function clockSide(app: AppWithSandbox) {
  const now = (): Instant => instant(app.sandbox.kernel.clock.now().toISOString());
  return {
    now,
    /** Moves everybody's clock to this instant, and resolves when the app has noticed; does nothing when it is past. */
    advanceTo: async (at: Instant): Promise<void> => {
      const minutes = (epochMsOf(at) - epochMsOf(now())) / 60_000;
      if (minutes > 0) await app.advance(minutes);
    },
  };
}
