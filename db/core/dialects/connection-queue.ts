/**
 * 10 s: no transaction of ours comes near it. A longer wait is a deadlock, because the outer database was used inside a transaction: an error then
 * says so, where a mutex would hang for ever.
 */
const CONNECTION_WAIT_MS_MAX = 10_000;

/** First come, first served: one holder at a time. */
export class ConnectionQueue {
  readonly #waiting: (() => void)[] = [];
  #held = false;

  /** Rejects after 10 s. */
  async enter(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(
          new Error(
            `No database connection within ${CONNECTION_WAIT_MS_MAX} ms: is the outer database used inside a transaction, or something other than SQL awaited there?`,
          ),
        );
      }, CONNECTION_WAIT_MS_MAX);
      this.#waiting.push(enter);
    });
  }

  /** Before all who wait, however long the holder takes. */
  async enterNext(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.unshift(resolve));
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#held = false;
    else next();
  }
}
