import { ProviderError } from "../domain/providers/provider-error.ts";

/** 20 h: Stripe keeps an idempotency key for at least 24 h; past this, look before calling. */
export const KEY_MINUTES = 20 * 60;

/** 5 min: whatever was sent under a key has been carried out by then, or never will be; we wait 20 s for an answer. */
const IN_FLIGHT_MINUTES = 5;

/**
 * Calls a provider that stores failures under the idempotency key, and answers with them for a day: a refusal as well as a 5xx. After a stored
 * failure the object is looked up; only when it does not exist is the call made under the next key. Suffixes are tried in order from 0, so that a
 * later run goes through the same keys first. A replayed failure is an old one, and not final: the run goes on to the first key that nothing is
 * stored under. A fresh refusal is final. After a fresh 5xx each run may go one key further than the row has attempts: otherwise an outage would use
 * all of them up. A key that was used with another request is no answer to this one: the object is looked up, and only when it is certain that there
 * is none is the next key tried.
 * @param attempts of the row; 0 when a request runs it, before the worker has. Counted anew when an operator has the row tried again.
 * @param ageMinutes of the row.
 */
export async function tryKeys<Result>(
  attempts: number,
  call: (keySuffix: number) => Promise<Result>,
  lookUp: () => Promise<Result | null>,
  ageMinutes: number,
): Promise<Result> {
  for (let keySuffix = 0; ; keySuffix++) {
    try {
      return await call(keySuffix);
    } catch (error) {
      if (!(error instanceof ProviderError) || !(error.stored || error.keyWasUsed)) throw error;
      if (error.stored && !error.replayed && keySuffix > attempts) throw error;
      const known = await lookUp();
      if (known !== null) return known;
      if (error.keyWasUsed && ageMinutes < IN_FLIGHT_MINUTES) throw error;
    }
  }
}
