import { expect, test } from "vitest";
import { TooBusy } from "../domain/values/limit-reached.ts";
import { createTurnstile } from "./turnstile.ts";

/** Work that ends when the test says so. */
function jobs() {
  const begun: number[] = [];
  const ends = new Map<number, (fails?: boolean) => void>();
  return {
    begun,
    end: (n: number, fails = false) => ends.get(n)?.(fails),
    job: (n: number) => () =>
      new Promise<number>((resolve, reject) => {
        begun.push(n);
        ends.set(n, (fails) => (fails === true ? reject(new Error("broken")) : resolve(n)));
      }),
  };
}

function turnstile() {
  return createTurnstile({ work: "test", atOnceMax: 2, waitingMax: 3, retryAfterSeconds: 5 });
}

test("two work at once, three wait in order, and the sixth is sent away at once without having begun", async () => {
  const { begun, end, job } = jobs();
  const gate = turnstile();
  const running = [1, 2, 3, 4, 5].map((n) => gate.run(job(n)));
  expect(gate.isFull()).toBe(true);
  await expect(gate.run(job(6))).rejects.toEqual(new TooBusy("test", 5));
  expect(begun).toEqual([1, 2]);
  end(2);
  expect(await running[1]).toBe(2);
  expect(begun).toEqual([1, 2, 3]);
  expect(gate.isFull()).toBe(false);
  end(1);
  await running[0];
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const n of [3, 4]) end(n);
  await Promise.all([running[2], running[3]]);
  end(5);
  expect(await running[4]).toBe(5);
  expect(begun).not.toContain(6);
});

test("work that fails makes room as well", async () => {
  const { begun, end, job } = jobs();
  const gate = turnstile();
  const [first, second, third] = [1, 2, 3].map((n) => gate.run(job(n)));
  end(1, true);
  await expect(first).rejects.toThrow("broken");
  expect(begun).toEqual([1, 2, 3]);
  for (const n of [2, 3]) end(n);
  await Promise.all([second, third]);
  const last = [7, 8].map((n) => gate.run(job(n)));
  expect(begun).toEqual([1, 2, 3, 7, 8]);
  for (const n of [7, 8]) end(n);
  await Promise.all(last);
});
