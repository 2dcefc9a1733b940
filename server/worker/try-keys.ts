import { ProviderError } from "../domain/provider-error.ts";

/** 20 h: Stripe keeps an idempotency key for at least 24 h; past this, look before calling. */
export const KEY_MINUTES = 20 * 60;

/**
 * Calls a provider that stores failures under the idempotency key, and answers with them for a day. After a stored failure the object is
 * looked up; only when it does not exist is the call made under the next key. Suffixes are tried in order from 0, so that a later run goes
 * through the same keys first. Each run may go one key further than the one before: otherwise an outage would use all of them up, and the
 * provider go on answering with it when it is long over.
 * @param attempts of the row; 0 when a request runs it, before the worker has.
 */
export async function tryKeys<Result>(
  attempts: number,
  call: (keySuffix: number) => Promise<Result>,
  lookUp: () => Promise<Result | null>,
): Promise<Result> {
  for (let keySuffix = 0; ; keySuffix++) {
    try {
      return await call(keySuffix);
    } catch (error) {
      const isStored = error instanceof ProviderError && error.stored;
      if (!isStored || keySuffix > attempts) throw error;
      const known = await lookUp();
      if (known !== null) return known;
    }
  }
}
