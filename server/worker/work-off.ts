import type { Instant } from "../domain/values/instant.ts";
import { describeError, failureInWords, nextAttemptAt } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** What the two queues have in common. */
export interface Queue<Raw, Row> {
  readonly name: "inbox" | "outbox";
  /** What the log calls one row. */
  readonly noun: string;
  /** What the log says of a row: no content of it. */
  readonly about: (raw: Raw) => Readonly<Record<string, unknown>>;
  /** For the metrics. */
  readonly typeOf: (raw: Raw) => string;
  /** Throws when the row can never be understood, whatever is tried. */
  readonly decode: (raw: Raw) => Row;
  readonly run: (row: Row) => Promise<void>;
  /** False when the lease was lost meanwhile. */
  readonly complete: (raw: Raw, lease: string) => Promise<boolean>;
  /** `nextAttemptAt` null: never. */
  readonly fail: (
    raw: Raw,
    lease: string,
    failure: { readonly error: string; readonly nextAttemptAt: Instant | null; readonly at: Instant },
  ) => Promise<boolean>;
}

/** A row, and the lease under which somebody works on it. */
export interface Held<Raw> {
  readonly row: Raw;
  readonly lease: string;
}

/**
 * Works on one row that was claimed under this lease: decode, run, settle. A failure is the row's alone: one that cannot be decoded is a dead letter
 * at once, with its reason; one that fails is tried again until it becomes a dead letter. True when it was done and settled. Rejects only when the
 * database does not take the outcome.
 * @param whenRun called when nothing is left but to write the outcome down.
 */
export async function workOff<Raw extends { readonly attempts: number }, Row>(
  deps: Pick<WorkerDeps, "clock" | "log" | "countHandled">,
  queue: Queue<Raw, Row>,
  { row: raw, lease }: Held<Raw>,
  whenRun: () => void = () => undefined,
): Promise<boolean> {
  const about = { ...queue.about(raw), attempts: raw.attempts };

  async function settleFailure(error: unknown, again: Instant | null, at: Instant): Promise<false> {
    const reason = describeError(error);
    try {
      await queue.fail(raw, lease, { error: failureInWords(error), nextAttemptAt: again, at });
    } catch (unsettled) {
      // The database's failure must carry the row's own, which could not be stored.
      const because = describeError(unsettled);
      deps.log.error(
        { ...about, reason, because },
        `${queue.noun} failed, and that could not be written down`,
      );
      throw unsettled;
    }
    deps.countHandled(queue.name, queue.typeOf(raw), again === null ? "dead" : "failed");
    if (again === null) deps.log.error({ ...about, reason }, `${queue.noun} is a dead letter`);
    else deps.log.warn({ ...about, reason, again }, `${queue.noun} failed, will be tried again`);
    return false;
  }

  let row: Row;
  try {
    row = queue.decode(raw);
  } catch (error) {
    return settleFailure(error, null, deps.clock.now());
  }
  try {
    await queue.run(row);
    whenRun();
    const completed = await queue.complete(raw, lease);
    deps.countHandled(queue.name, queue.typeOf(raw), "completed");
    if (!completed) deps.log.warn(about, `${queue.noun} done after its lease had ended`);
    return completed;
  } catch (error) {
    const now = deps.clock.now();
    return settleFailure(error, nextAttemptAt(error, raw.attempts, now, Math.random()), now);
  }
}
