import { vi } from "vitest";

/** 20 s: far beyond what any fact takes on a busy machine; a fact that is not there by then will not come. */
const WAIT_MS_MAX = 20_000;
const POLL_MS = 30;

/** Asks again and again until the expectations hold, and gives what the last try gave. Rejects with that try's failure. */
export function until<Fact>(fact: () => Fact | Promise<Fact>): Promise<Fact> {
  return vi.waitFor(fact, { timeout: WAIT_MS_MAX, interval: POLL_MS });
}
