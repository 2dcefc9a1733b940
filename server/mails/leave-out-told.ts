import type { Database } from "../../db/core/open-database.ts";
import { findLastStop } from "../../db/operations/restorations.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Log, Mail, Mailer } from "../ports.ts";

/** What the row of a mail keeps that was not sent for that reason. */
export const MAY_HAVE_BEEN_TOLD =
  "not sent: it is about the time before this installation was restored, and may have been sent then";

interface ToldDeps {
  readonly database: Database;
  readonly log: Log;
}

/**
 * Wraps the mailer: of an installation that was restored from a backup, a mail that was due before the lost one stopped may have been sent by that one,
 * and is not sent, which is no failure. It holds for mails of every kind, whichever row or queue they come from: each says since when it is due.
 * Throws what the mailer throws.
 */
export function leaveOutTold<Sender extends Mailer>(mailer: Sender, { database, log }: ToldDeps): Sender {
  return {
    ...mailer,
    async send(mail: Mail) {
      if (mail.dueAt === null || !(await mayHaveBeenTold(database, mail.dueAt))) return mailer.send(mail);
      const { dueAt, messageId } = mail;
      log.info({ dueAt, messageId }, "A mail was not sent: the installation that was lost may have sent it");
    },
  };
}

/** Whether what was due then may have been mailed by an installation that is lost: its records of that time are gone. */
export async function mayHaveBeenTold({ kysely }: Database, dueAt: Instant): Promise<boolean> {
  const stoppedAt = await findLastStop(kysely);
  return stoppedAt !== null && dueAt <= stoppedAt;
}
