import { expect, test } from "vitest";
import { ProviderError } from "../domain/providers/provider-error.ts";
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
const made = () => Promise.resolve("made");

/** Another request was sent under the first so many keys. */
function usedKeys(keys: number) {
  return (keySuffix: number): Promise<string> =>
    keySuffix < keys
      ? Promise.reject(
          new ProviderError({
            provider: "stripe",
            operation: "test",
            retryable: true,
            keyWasUsed: true,
            status: 400,
            reason: "test",
          }),
        )
      : Promise.resolve(`made under ${keySuffix}`);
}

test("a key that was used with another request is looked up behind, and what it made is not made again", async () => {
  expect(await tryKeys(1, usedKeys(1), made, 0)).toBe("made");
});

test("with nothing there yet the other request may be under way: it is waited for, and no further key is asked", async () => {
  await expect(tryKeys(9, usedKeys(1), nothingThere, 4)).rejects.toMatchObject({
    keyWasUsed: true,
    retryable: true,
  });
});

test("with nothing there after minutes it made nothing, and the next key is asked", async () => {
  expect(await tryKeys(1, usedKeys(2), nothingThere, 5)).toBe("made under 2");
});

test("a stored failure is followed by the next key at once, in the first run already", async () => {
  expect(await tryKeys(0, providerFailingFor(1), nothingThere, 0)).toBe("made under 1");
});

test("an outage never uses the keys up: the first run after its end finds one that nothing is stored under", async () => {
  const outage = 12;
  const call = providerFailingFor(outage);
  let attempts = 0;
  let made: string | null = null;
  for (; made === null && attempts <= outage; attempts++)
    made = await tryKeys(attempts, call, nothingThere, 0).catch(() => null);
  expect(made).toBe(`made under ${outage}`);
});

test("what was made behind a stored failure is found, and not made again", async () => {
  const called: number[] = [];
  const call = (keySuffix: number) => {
    called.push(keySuffix);
    return Promise.reject(failure(500));
  };
  expect(await tryKeys(3, call, made, 0)).toBe("made");
  expect(called).toEqual([0]);
});

test("a failure that is not stored keeps its key", async () => {
  const called: number[] = [];
  const call = (keySuffix: number) => {
    called.push(keySuffix);
    return Promise.reject(failure(429));
  };
  await expect(tryKeys(3, call, nothingThere, 0)).rejects.toThrow(ProviderError);
  expect(called).toEqual([0]);
});

test("a fresh refusal is the last word: no further key is asked", async () => {
  const call = providerFailingFor(1, 400);
  await expect(tryKeys(3, call, nothingThere, 0)).rejects.toMatchObject({ status: 400, replayed: false });
  expect(await call(1)).toBe("made under 1");
});

test("a row that is tried again and again with its tries counted anew finds a fresh key each time", async () => {
  const refusals = 6;
  const call = providerFailingFor(refusals, 400);
  for (let run = 0; run < refusals; run++) {
    await expect(tryKeys(1, call, nothingThere, 0)).rejects.toMatchObject({ status: 400, replayed: false });
  }
  expect(await tryKeys(1, call, nothingThere, 0)).toBe(`made under ${refusals}`);
});

test("a refusal that is replayed is looked up behind, and what was made meanwhile is not made again", async () => {
  const call = providerFailingFor(1, 400);
  await expect(tryKeys(1, call, nothingThere, 0)).rejects.toThrow(ProviderError);
  expect(await tryKeys(1, call, made, 0)).toBe("made");
});
