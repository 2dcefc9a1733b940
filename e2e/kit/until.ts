import { vi } from "vitest";

/** 20 s: far beyond what any event takes on a busy machine; an event that is not there by then will not come. */
const WAIT_MS_MAX = 20_000;
const POLL_MS = 30;

/** Asks again and again until the expectations hold, and gives what the last try gave. Rejects with that try's failure. */
export function until<Value>(read: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(read, { timeout: WAIT_MS_MAX, interval: POLL_MS });
}
