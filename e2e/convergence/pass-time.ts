import { addMinutes, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import type { AppFixture } from "./start-app-fixture.ts";

/** 15 s: what waits for moments that lie closer together is done in one go. */
const HOP_MINUTES_MIN = 0.25;

/**
 * Lets time pass as it does in earnest: from one moment that the app waits for to the next, with time to work at each. In one leap over hours, a
 * time that is to be given back would be left until its session has begun.
 * @param work resolves when the app has done what it can by now.
 */
export async function passTime(
  fixture: AppFixture,
  until: Instant,
  work: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await work();
    const awaited = await fixture.nextAwaited();
    if (awaited === null || awaited >= until) break;
    await fixture.goTo(laterOf(awaited, addMinutes(fixture.now(), HOP_MINUTES_MIN)));
  }
  await fixture.goTo(until);
}
