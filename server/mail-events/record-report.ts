import { isAddressKnown, lockAddress } from "../../db/accounts/lock-address.ts";
import { recordMailReport } from "../../db/mails/mail-reports.ts";
import { optOut } from "../../db/mails/mail-opt-outs.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { MailReport } from "../domain/providers/mail-report.ts";
import type { Instant } from "../domain/values/instant.ts";
import { UNSUBSCRIBE_KINDS } from "../domain/values/unsubscribe-kind.ts";
import type { Clock, Log, SecretBox } from "../ports.ts";
import { reportHashesOf } from "../mails/reported-address.ts";

interface ReportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly log: Log;
}

/**
 * Takes in what the mail provider reports of a mail. Addresses that no booking and no account has are passed over: the provider may send for others
 * too, and who is erased meanwhile is not brought back. A complaint ends every mail that its receiver may end, once: what they want again afterwards
 * stays wanted when the report comes again. Safe to repeat, in any sequence.
 * @param delivery the provider's id of the report, the same when it is sent again, and when this one was sent.
 */
export async function recordReport(
  deps: ReportDeps,
  report: MailReport,
  delivery: { readonly id: string; readonly sentAt: Instant },
): Promise<void> {
  const { database, clock, log } = deps;
  const { kind, reason } = report;
  const now = clock.now();
  const said = report.happenedAt ?? delivery.sentAt;
  // The provider's clock may be ahead of ours: what it reports has happened.
  const happenedAt = said > now ? now : said;
  const complaintId = kind === "complained" ? delivery.id : null;
  for (const address of new Set(report.addresses)) {
    // Asked before, so that what is another's does not wait for the one that writes.
    if (!(await isAddressKnown(database.kysely, address))) continue;
    const addressHashes = reportHashesOf(deps.secretBox, address);
    const isNew = await database.transact(async (tx) => {
      if (!(await lockAddress(tx, address, database.dialect))) return false;
      if (!(await recordMailReport(tx, { addressHashes, kind, reason, complaintId, happenedAt }, now)))
        return false;
      if (kind === "complained")
        for (const unwanted of UNSUBSCRIBE_KINDS)
          await optOut(tx, { address, kind: unwanted }, now, happenedAt);
      return true;
    });
    if (isNew && kind !== "delivered") log.info({ kind, reason }, "The mail provider has reported a mail");
  }
}
