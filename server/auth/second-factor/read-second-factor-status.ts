import type { Queryable } from "../../../db/core/open-database.ts";
import { findApp, findSecondFactorAt } from "../../../db/accounts/second-factors.ts";
import type { UserId } from "../../domain/values/ids.ts";
import type { SecondFactorStatus } from "../../domain/values/second-factor.ts";
import { hasPasskey } from "./stored-passkeys.ts";

/** How this session of somebody stands with their second factor, now. */
export async function readSecondFactorStatus(
  db: Queryable,
  isAsked: boolean,
  userId: UserId,
  sessionId: string,
): Promise<SecondFactorStatus> {
  const [confirmedAt, app] = await Promise.all([findSecondFactorAt(db, sessionId), findApp(db, userId)]);
  const isSetUp = app?.secretSealed != null || (await hasPasskey(db, userId));
  return { sessionId, isAsked, isSetUp, confirmedAt };
}
