import { clearLimit, giveBackToLimit, takeFromLimit } from "../../db/operations/limit-counts.ts";
import type { Database } from "../../db/core/open-database.ts";
import { LimitReached, secondsUntil } from "../domain/values/limit-reached.ts";
import type { LimitRule } from "../domain/values/limit-rules.ts";
import type { Taken } from "../ports/limits.ts";
import type { Clock, Limits, SecretBox } from "../ports.ts";

/** What a subject's name is made unreadable for. */
const PURPOSE = "limit";

/** Limits that hold across processes and restarts: each count is a row. */
export function createLimits(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly secretBox: Pick<SecretBox, "sign">;
}): Limits {
  const { database, clock } = deps;

  /** Keyed, so that the table neither shows whom a row is about nor lets anybody try addresses. A new first key restarts all counts. */
  function keyOf(rule: LimitRule, subject: string): string {
    return `${rule.name} ${deps.secretBox.sign(`${rule.name}\n${subject}`, PURPOSE)}`;
  }

  function take(rule: LimitRule, subject: string): Promise<Taken> {
    return takeFromLimit(database.kysely, keyOf(rule, subject), rule, clock.now());
  }

  return {
    take,
    async takeOrThrow(rule, subject) {
      const taken = await take(rule, subject);
      if (!taken.allowed) throw new LimitReached(rule.name, secondsUntil(taken.retryAt, clock.now()));
    },
    giveBack: (rule, subject) => giveBackToLimit(database.kysely, keyOf(rule, subject)),
    clear: (rule, subject) => clearLimit(database.kysely, keyOf(rule, subject)),
  };
}
