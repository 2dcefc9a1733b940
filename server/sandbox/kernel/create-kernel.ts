import { createClock } from "./create-clock.ts";
import { createFaults } from "./create-faults.ts";
import { createPostOffice } from "./create-post-office.ts";
import type { Kernel, RequestLogEntry } from "./kernel.ts";

const REQUESTS_MAX = 5_000;

/** A fresh clock, no faults, an empty post office. Several kernels in one process know nothing of each other. */
export function createKernel(): Kernel {
  const closing = new AbortController();
  const clock = createClock(() => postOffice.idle());
  const faults = createFaults(closing.signal);
  const postOffice = createPostOffice(clock, faults, closing.signal);
  let requests: RequestLogEntry[] = [];

  return {
    clock,
    aheadMs: new Map(),
    faults,
    postOffice,
    requests: {
      add(entry) {
        requests.push(entry);
        if (requests.length > REQUESTS_MAX) requests.shift();
      },
      list: (provider) =>
        requests
          .filter((entry) => provider === undefined || entry.provider === provider)
          .map((entry) => ({ ...entry })),
      clear() {
        requests = [];
      },
    },
    closing: closing.signal,
    close() {
      clock.stop();
      closing.abort();
      return postOffice.idle();
    },
  };
}
