import { sql } from "kysely";
import { randomUUID } from "node:crypto";
import { languageOfAddress } from "../../mails/language-of-mail.ts";
import { notifyOwner } from "../../account/notify-owner.ts";
import type { UserId } from "../../domain/values/ids.ts";
import type { FactorNotification } from "../../ports.ts";
import type { AuthOptions } from "../auth.ts";
import { factorMail } from "../../account/factor-mails.ts";

/** Mails the owner of an account what has become of its second factor. */
export type NotifyOfFactor = (userId: UserId, kind: FactorNotification) => Promise<void>;

/** A mail that cannot be sent is logged and undoes nothing. No mail for an account that no longer exists. */
export function notifyOfFactor({
  database,
  mailer,
  log,
  appUrl,
}: Pick<AuthOptions, "database" | "mailer" | "log" | "appUrl">): NotifyOfFactor {
  return async (userId, kind) => {
    const found = await sql<{ email: string }>`select email from auth_user where id = ${userId}`.execute(
      database.kysely,
    );
    const to = found.rows[0]?.email;
    if (to === undefined) return;
    const language = await languageOfAddress(database.kysely, to);
    await notifyOwner({ mailer, log }, factorMail({ to, kind, id: randomUUID(), appUrl, language }));
  };
}
