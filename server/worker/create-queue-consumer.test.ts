import { expect, test, vi } from "vitest";
import { createQueueConsumer } from "./create-queue-consumer.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A consumer with four places, two of which are claimed for; what it works on ends when the test says so. */
function consumerOf(waiting: number[]) {
  const working = new Map<number, { readonly free: () => void; readonly end: () => void }>();
  const claims: number[] = [];
  const consumer = createQueueConsumer<number>({
    size: 4,
    claimMax: 2,
    areIndependent: true,
    gatherMs: 0,
    log,
    claim: (limit) => {
      claims.push(limit);
      return Promise.resolve(waiting.splice(0, limit));
    },
    run: (row, free) => new Promise<void>((resolve) => working.set(row, { free, end: resolve })),
  });
  return { consumer, working, claims };
}

test("keeps no places before it was woken, nor while older rows wait", async () => {
  const waiting = [1, 2, 3, 4, 5, 6];
  const { consumer, working } = consumerOf(waiting);
  expect(consumer.reserve(1)).toBe(0);
  consumer.wake();
  await vi.waitFor(() => expect([...working.keys()]).toEqual([1, 2, 3, 4]));
  for (const row of [1, 2]) working.get(row)?.end();
  await vi.waitFor(() => expect([...working.keys()]).toEqual([1, 2, 3, 4, 5, 6]));
  expect(consumer.reserve(1)).toBe(0);
  for (const row of [3, 4, 5, 6]) working.get(row)?.end();
  await vi.waitFor(() => expect(consumer.reserve(1)).toBe(1));
  consumer.take([], 1);
  await consumer.stop();
});

test("works on what it is given in its places, never on more at once than it has, and a place is free as soon as only the outcome is left", async () => {
  const { consumer, working } = consumerOf([]);
  consumer.wake();
  await vi.waitFor(() => expect(consumer.reserve(3)).toBe(3));
  consumer.take([1, 2], 1);
  expect([...working.keys()]).toEqual([1, 2]);
  expect(consumer.reserve(9)).toBe(2);
  consumer.take([], 2);
  // Somebody was left without a place: until a claim has looked, all are to be claimed.
  expect(consumer.reserve(1)).toBe(0);
  consumer.wake();
  await vi.waitFor(() => expect(consumer.reserve(2)).toBe(2));
  consumer.take([], 2);
  working.get(1)?.free();
  expect(consumer.reserve(3)).toBe(3);
  consumer.take([], 3);
  for (const { end } of working.values()) end();
  await consumer.stop();
});

test("stops only when all that it has kept a place for is done", async () => {
  const { consumer, working } = consumerOf([]);
  consumer.wake();
  await vi.waitFor(() => expect(consumer.reserve(1)).toBe(1));
  const stopped = vi.fn();
  const stopping = consumer.stop().then(stopped);
  expect(consumer.reserve(1)).toBe(0);
  consumer.take([7], 0);
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).not.toHaveBeenCalled();
  working.get(7)?.end();
  await stopping;
  expect(stopped).toHaveBeenCalledOnce();
});
