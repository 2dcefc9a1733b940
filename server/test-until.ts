/** 20 s: far beyond what anything takes on a busy machine; what is not there by then will not come. */
const WAIT_MS_MAX = 20_000;
const POLL_MS = 10;

/** Asks again and again until it does not throw, and gives what the last try gave. Rejects with that try's failure. For tests. */
export async function until<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
  const lastTry = Date.now() + WAIT_MS_MAX;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > lastTry) throw error;
    }
    await new Promise((again) => setTimeout(again, POLL_MS));
  }
}
