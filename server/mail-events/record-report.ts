import { isAddressOfClient, recordMailReport } from "../../db/mails/mail-reports.ts";
import { optOut } from "../../db/mails/mail-opt-outs.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { MailReport } from "../domain/providers/mail-report.ts";
import { UNSUBSCRIBE_KINDS } from "../domain/values/unsubscribe-kind.ts";
import type { Accounts, Clock, Log, SecretBox } from "../ports.ts";
import { reportHashOf } from "../mails/reported-address.ts";

interface ReportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly accounts: Pick<Accounts, "findUserByEmail">;
  readonly log: Log;
}

/**
 * Takes in what the mail provider reports of a mail. Addresses that no booking and no account has are passed over: the provider may send for others
 * too. A complaint ends every mail that its receiver may end, once: what they want again afterwards stays wanted when the report comes again. Safe to
 * repeat, in any sequence.
 */
export async function recordReport(deps: ReportDeps, report: MailReport): Promise<void> {
  const { database, clock, log } = deps;
  const now = clock.now();
  // The provider's clock may be ahead of ours: what it reports has happened.
  const happenedAt = report.happenedAt === null || report.happenedAt > now ? now : report.happenedAt;
  for (const address of new Set(report.addresses)) {
    const isOurs =
      (await isAddressOfClient(database.kysely, address)) ||
      (await deps.accounts.findUserByEmail(address)) !== null;
    if (!isOurs) continue;
    const isNew = await database.transact(async (tx) => {
      const { kind, reason } = report;
      const addressHash = reportHashOf(deps.secretBox, address);
      if (!(await recordMailReport(tx, { addressHash, kind, reason, happenedAt }, now))) return false;
      if (kind === "complained")
        for (const unwanted of UNSUBSCRIBE_KINDS) await optOut(tx, { address, kind: unwanted }, now);
      return true;
    });
    if (isNew && report.kind !== "delivered")
      log.info({ kind: report.kind, reason: report.reason }, "The mail provider has reported a mail");
  }
}
