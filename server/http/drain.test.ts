import { expect, test } from "vitest";
import { createDrain, type Drain } from "./drain.ts";

/** Runs a drain of 3 s on a clock of its own; `at` is called at each look with how many milliseconds have passed. Resolves to when it was over. */
async function drain(at: (drain: Drain, ms: number) => void): Promise<number> {
  let ms = 0;
  const one = createDrain(
    3_000,
    () => ms,
    async (more) => {
      await Promise.resolve();
      ms += more;
      at(one, ms);
    },
  );
  await one.untilOver();
  return ms;
}

test("a drain lasts its time when whoever asks is told no and sends nothing more", async () => {
  expect(await drain((one, ms) => ms === 500 && one.saidNo())).toBe(3_000);
});

test("it lasts as long after the last request", async () => {
  const over = await drain((one, ms) => {
    if (ms === 2_000) one.saidNo();
    if (ms <= 4_000) one.asked();
  });
  expect(over).toBe(7_000);
});

test("it lasts until somebody is told no, however quiet it is", async () => {
  expect(await drain((one, ms) => ms === 9_000 && one.saidNo())).toBe(9_000);
});

test("it lasts 15 s more at most, whether nobody asks or nobody listens", async () => {
  expect(await drain(() => undefined)).toBe(18_000);
  const deaf = (one: Drain) => {
    one.saidNo();
    one.asked();
  };
  expect(await drain(deaf)).toBe(18_000);
});

test("without a time it is over at once", async () => {
  await createDrain(
    0,
    () => 0,
    () => Promise.reject(new Error("it waited")),
  ).untilOver();
});
