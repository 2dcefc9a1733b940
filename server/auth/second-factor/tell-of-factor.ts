import { sql } from "kysely";
import { randomUUID } from "node:crypto";
import { tellOwner } from "../../account/tell-owner.ts";
import type { UserId } from "../../domain/values/ids.ts";
import type { FactorNews } from "../../ports.ts";
import type { AuthOptions } from "../auth.ts";
import { factorMail } from "./factor-mails.ts";

/** Mails the owner of an account what has become of its second factor. */
export type TellOfFactor = (userId: UserId, news: FactorNews) => Promise<void>;

/** A mail that cannot be sent is logged: what has been done stays done. Nobody is told of an account that is gone. */
export function tellOfFactor({
  database,
  mailer,
  log,
  appUrl,
}: Pick<AuthOptions, "database" | "mailer" | "log" | "appUrl">): TellOfFactor {
  return async (userId, news) => {
    const found = await sql<{ email: string }>`select email from auth_user where id = ${userId}`.execute(
      database.kysely,
    );
    const to = found.rows[0]?.email;
    if (to !== undefined)
      await tellOwner({ mailer, log }, factorMail({ to, news, id: randomUUID(), appUrl }));
  };
}
