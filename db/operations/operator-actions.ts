import type { Selectable } from "kysely";
import type { UserId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { OperatorActionTable } from "../core/tables/history-tables.ts";
import type { Queryable } from "../core/open-database.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";

/** What an operator did that belongs to no booking's history. */
export interface OperatorAction {
  readonly id: string;
  readonly at: Instant;
  readonly operatorUserId: UserId;
  readonly action: string;
  /** What it was done to: `inbox:17`, or an effect by its key. */
  readonly subject: string;
  /** Why, in the operator's own words. */
  readonly note: string;
}

/** The operator let the worker try a dead effect again, named by its key. */
export const RETRY_EFFECT = "retry_effect";

/** The operator had a delivery that was done worked on again, named `inbox:17`. */
export const REPLAY_DELIVERY = "replay_delivery";

/** 20: who replays one more often is looking for something else. */
const ACTIONS_OF_SUBJECT_MAX = 20;

/** What operators did to it, latest first. By an index. */
export async function listOperatorActionsOn(
  db: Queryable,
  subject: string,
): Promise<ReadRows<OperatorAction>> {
  const rows = await db
    .selectFrom("operator_action")
    .selectAll()
    .where("subject", "=", subject)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(ACTIONS_OF_SUBJECT_MAX)
    .execute();
  return readEach(rows, toAction);
}

/** Whether an operator has done this to it. */
export async function hasOperatorAction(
  db: Queryable,
  { action, subject }: Pick<OperatorAction, "action" | "subject">,
): Promise<boolean> {
  const row = await db
    .selectFrom("operator_action")
    .select("id")
    .where("subject", "=", subject)
    .where("action", "=", action)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When an operator last did this to it; null when none has. */
export async function findLatestActionAt(
  db: Queryable,
  { action, subject }: Pick<OperatorAction, "action" | "subject">,
): Promise<Instant | null> {
  const row = await db
    .selectFrom("operator_action")
    .select("at")
    .where("subject", "=", subject)
    .where("action", "=", action)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : instant(row.at);
}

export async function insertOperatorAction(tx: Queryable, action: OperatorAction): Promise<void> {
  await tx
    .insertInto("operator_action")
    .values({
      id: action.id,
      at: action.at,
      operator_user_id: action.operatorUserId,
      action: action.action,
      subject: action.subject,
      note: action.note,
    })
    .execute();
}

/** Latest first. */
export async function listOperatorActions(db: Queryable, limit: number): Promise<ReadRows<OperatorAction>> {
  const rows = await db
    .selectFrom("operator_action")
    .selectAll()
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return readEach(rows, toAction);
}

function toAction(row: Selectable<OperatorActionTable>): OperatorAction {
  return readRow("operator_action", row.id, () => ({
    id: row.id,
    at: instant(row.at),
    operatorUserId: row.operator_user_id,
    action: row.action,
    subject: row.subject,
    note: row.note,
  }));
}
