import { expect, test } from "vitest";
import { ProviderError } from "../domain/provider-error.ts";
import { tryKeys } from "./try-keys.ts";

/** Stripe in an outage that lasts for so many new keys: each failure is stored under its key for good. */
function providerFailingFor(keys: number) {
  const answers = new Map<number, string | null>();
  return (keySuffix: number): Promise<string> => {
    if (!answers.has(keySuffix))
      answers.set(keySuffix, answers.size < keys ? null : `made under ${keySuffix}`);
    const answer = answers.get(keySuffix);
    if (answer != null) return Promise.resolve(answer);
    return Promise.reject(failure({ stored: true }));
  };
}

function failure({ stored }: { stored: boolean }): ProviderError {
  const status = stored ? 500 : 429;
  return new ProviderError({
    provider: "stripe",
    operation: "test",
    retryable: true,
    stored,
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
    return Promise.reject(failure({ stored: true }));
  };
  expect(await tryKeys(3, call, () => Promise.resolve("made"))).toBe("made");
  expect(called).toEqual([0]);
});

test("a failure that is not stored keeps its key", async () => {
  const called: number[] = [];
  const call = (keySuffix: number) => {
    called.push(keySuffix);
    return Promise.reject(failure({ stored: false }));
  };
  await expect(tryKeys(3, call, nothingThere)).rejects.toThrow(ProviderError);
  expect(called).toEqual([0]);
});
