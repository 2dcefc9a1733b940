import { afterEach, beforeEach, expect, test } from "vitest";
import { instantFromEpochMs, minutesBetween, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Payments } from "../../ports.ts";
import type { RequestFault } from "../../sandbox/kernel/kernel.ts";
import { startStripeBench, type StripeBench } from "../../sandbox/stripe/stripe-bench.ts";
import { nextAttemptAt } from "../../worker/retry-delay.ts";
import { createOwnProviderStates } from "../own-provider-states.ts";
import { createStripeBreaker } from "./stripe-client.ts";
import { createStripePayments } from "./stripe-payments.ts";

let bench: StripeBench;
let payments: Payments;
let told: string[];

const now = (): Instant => instantFromEpochMs(bench.kernel.clock.now().getTime());

beforeEach(async () => {
  bench = await startStripeBench();
  told = [];
  const silent = () => undefined;
  const calls = {
    begin: (_provider: string, endpoint: string) => (outcome: string) =>
      void told.push(`${endpoint} ${outcome}`),
    breakerOpened: () => void told.push("open"),
  };
  const breaker = createStripeBreaker({
    clock: { now },
    states: createOwnProviderStates(),
    log: { info: () => void told.push("closed"), warn: silent, error: silent },
    calls,
  });
  payments = createStripePayments({ secretKey: "sk_test_sandbox", apiUrl: bench.url, calls, breaker });
});
afterEach(() => bench.close());

const sent = () => bench.kernel.requests.list("stripe").length;

function fail(fault: RequestFault, remaining: number | null = null): void {
  bench.kernel.faults.add({ provider: "stripe", on: "request", fault, remaining });
}

/** Asks for a refund that does not exist: null when Stripe answers so. */
async function ask(): Promise<ProviderError | null> {
  try {
    await payments.getRefund("re_none1");
    return null;
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
}

async function askTimes(times: number): Promise<void> {
  for (let asked = 0; asked < times; asked++) await ask();
}

test.each([{ kind: "status", status: 500 }, { kind: "down" }] satisfies RequestFault[])(
  "five outages in a row ($kind) open it: the next call fails at once, and the worker waits for the instant that the failure names",
  async (fault: RequestFault) => {
    fail(fault);
    await askTimes(5);
    const error = await ask();
    expect(error).toMatchObject({ provider: "stripe", retryable: true, status: null, stored: false });
    const until = error?.retryAt ?? now();
    expect(minutesBetween(now(), until) * 60).toBeGreaterThan(8);
    const again = nextAttemptAt(error, 1, now(), 0.5);
    expect(again !== null && again >= until).toBe(true);
    expect(told.filter((line) => line === "open")).toHaveLength(1);
    expect(told).toContain("GET /v1/refunds/{id} unavailable");
    expect(told.at(-1)).toBe("GET /v1/refunds/{id} not_sent");
  },
);

test("one probe is sent after each pause, and the first that is answered closes it", async () => {
  fail({ kind: "status", status: 503 });
  await askTimes(7);
  const before = sent();
  expect(before).toBe(5);
  await bench.kernel.clock.advance(11_000);
  await askTimes(3);
  expect(sent()).toBe(before + 1);
  bench.kernel.faults.clear();
  await bench.kernel.clock.advance(21_000);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([null, null, null]);
  expect(told.filter((line) => line === "open" || line === "closed")).toEqual(["open", "open", "closed"]);
});

test("no refusal opens it, and an answer in between begins the row anew", async () => {
  for (const status of [400, 401, 402, 403, 409, 429]) {
    fail({ kind: "status", status }, 6);
    await askTimes(6);
  }
  fail({ kind: "status", status: 500 }, 4);
  await askTimes(4);
  expect(await ask()).toBeNull();
  fail({ kind: "status", status: 500 }, 4);
  await askTimes(4);
  expect(await ask()).toBeNull();
  expect(told).not.toContain("open");
});
