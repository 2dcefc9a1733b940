/** 100 ms: how long somebody waits who looks again whether something has happened. */
const LOOK_AGAIN_MS = 100;

/** As long as a person, or the fault injector, takes before it goes on. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Looks again and again until there is something other than null. Null when there is nothing within so many milliseconds of real time. */
export async function untilSeen<Seen>(
  waitMsMax: number,
  look: () => Promise<Seen | null>,
): Promise<Seen | null> {
  const lastLook = Date.now() + waitMsMax;
  for (;;) {
    const seen = await look();
    if (seen !== null || Date.now() > lastLook) return seen;
    await pause(LOOK_AGAIN_MS);
  }
}
