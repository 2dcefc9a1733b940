import { addMinutes, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import type { World } from "./start-world.ts";

/** 15 s: what waits for moments that lie closer together is done in one go. */
const HOP_MINUTES_MIN = 0.25;

/**
 * Lets time pass as it does in earnest: from one moment that the app waits for to the next, with time to work at each. In one leap over hours, a
 * time that is to be given back would be left until its session has begun.
 * @param work resolves when the app has done what it can by now.
 */
export async function passTime(world: World, until: Instant, work: () => Promise<void>): Promise<void> {
  for (;;) {
    await work();
    const awaited = await world.nextAwaited();
    if (awaited === null || awaited >= until) break;
    await world.goTo(laterOf(awaited, addMinutes(world.now(), HOP_MINUTES_MIN)));
  }
  await world.goTo(until);
}
