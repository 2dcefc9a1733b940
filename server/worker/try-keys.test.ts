import { expect, test } from "vitest";
import { ProviderError } from "../domain/provider-error.ts";
import { tryKeys } from "./try-keys.ts";

/** Stripe failing with this status for so many new keys: each failure is stored under its key for good. */
function providerFailingFor(keys: number, status: 500 | 400 = 500) {
  const answers = new Map<number, string | null>();
  return (keySuffix: number): Promise<string> => {
    const replayed = answers.has(keySuffix);
    if (!replayed) answers.set(keySuffix, answers.size < keys ? null : `made under ${keySuffix}`);
    const answer = answers.get(keySuffix);
    if (answer != null) return Promise.resolve(answer);
    return Promise.reject(failure(status, replayed));
  };
}

function failure(status: 500 | 429 | 400, replayed = false): ProviderError {
  return new ProviderError({
    provider: "stripe",
    operation: "test",
    retryable: status !== 400,
    stored: replayed || status === 500,
    replayed,
    status,
    reason: "test",
  });
}

const nothingThere = () => Promise.resolve(null);

test("a stored failure is followed by the next key at once, in the first run already", async () => {
  expect(await tryKeys(0, providerFailingFor(1), nothingThere)).toBe("made under 1");
});

test("an outage never uses the keys up: the first run after its end finds one that nothing is stored under", async () => {
  const outage = 12;
  const call = providerFailingFor(outage);
  let attempts = 0;
  let made: string | null = null;
  for (; made === null && attempts <= outage; attempts++)
    made = await tryKeys(attempts, call, nothingThere).catch(() => null);
  expect(made).toBe(`made under ${outage}`);
});

test("what was made behind a stored failure is found, and not made again", async () => {
  const called: number[] = [];
  const call = (keySuffix: number) => {
    called.push(keySuffix);
    return Promise.reject(failure(500));
  };
  expect(await tryKeys(3, call, () => Promise.resolve("made"))).toBe("made");
  expect(called).toEqual([0]);
});

test("a failure that is not stored keeps its key", async () => {
  const called: number[] = [];
  const call = (keySuffix: number) => {
    called.push(keySuffix);
    return Promise.reject(failure(429));
  };
  await expect(tryKeys(3, call, nothingThere)).rejects.toThrow(ProviderError);
  expect(called).toEqual([0]);
});

test("a fresh refusal is the last word: no further key is asked", async () => {
  const call = providerFailingFor(1, 400);
  await expect(tryKeys(3, call, nothingThere)).rejects.toMatchObject({ status: 400, replayed: false });
  expect(await call(1)).toBe("made under 1");
});

test("a row that is tried again and again with its tries counted anew finds a fresh key each time", async () => {
  const refusals = 6;
  const call = providerFailingFor(refusals, 400);
  for (let run = 0; run < refusals; run++) {
    await expect(tryKeys(1, call, nothingThere)).rejects.toMatchObject({ status: 400, replayed: false });
  }
  expect(await tryKeys(1, call, nothingThere)).toBe(`made under ${refusals}`);
});

test("a refusal that is replayed is looked up behind, and what was made meanwhile is not made again", async () => {
  const call = providerFailingFor(1, 400);
  await expect(tryKeys(1, call, nothingThere)).rejects.toThrow(ProviderError);
  expect(await tryKeys(1, call, () => Promise.resolve("made"))).toBe("made");
});
