import { ProviderError } from "../domain/provider-error.ts";

/** 20 h: Stripe keeps an idempotency key for at least 24 h; past this, look before calling. */
export const KEY_MINUTES = 20 * 60;

/** 4: each further key stands for one failure that Stripe has stored; more than that in a row is an outage, for the worker's back-off. */
const KEY_SUFFIXES_MAX = 4;

/**
 * Calls a provider that stores failures under the idempotency key. After a stored failure the object is looked up; only when it does not
 * exist is the call made under the next key. Suffixes are tried in order from 0, so that a later run goes through the same keys.
 */
export async function tryKeys<Result>(
  call: (keySuffix: number) => Promise<Result>,
  lookUp: () => Promise<Result | null>,
): Promise<Result> {
  for (let keySuffix = 0; ; keySuffix++) {
    try {
      return await call(keySuffix);
    } catch (error) {
      const isStored = error instanceof ProviderError && error.stored;
      if (!isStored || keySuffix >= KEY_SUFFIXES_MAX) throw error;
      const known = await lookUp();
      if (known !== null) return known;
    }
  }
}
