import { getMailReports, listReportsUnderOtherKeys, type MailReports } from "../../db/mails/mail-reports.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { SecretBox } from "../ports.ts";

const PURPOSE = "mail report";

/** Stands for an address without naming it. A new first encryption key forgets what was reported: the next bounce tells it anew. */
export function reportHashOf(secretBox: Pick<SecretBox, "sign">, address: string): string {
  return secretBox.sign(normal(address), PURPOSE);
}

/** Whether this hash stands for this address, whichever of our keys made it. */
function isReportOf(secretBox: Pick<SecretBox, "verify">, hash: string, address: string): boolean {
  return secretBox.verify(normal(address), hash, PURPOSE);
}

/** What the mail provider has reported of an address. */
export function reportsOf(
  db: Queryable,
  secretBox: Pick<SecretBox, "sign">,
  address: string,
): Promise<MailReports> {
  return getMailReports(db, reportHashOf(secretBox, address));
}

function normal(address: string): string {
  return address.trim().toLowerCase();
}

/** Those of these addresses that refuse mails for good, with the time since when. */
export async function listRefusing(
  db: Queryable,
  secretBox: Pick<SecretBox, "sign">,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const refusing = new Map<string, Instant>();
  for (const address of new Set(addresses)) {
    const { refusedAt } = await reportsOf(db, secretBox, address);
    if (refusedAt !== null) refusing.set(address, refusedAt);
  }
  return refusing;
}

/** Every hash that stands for an address, those of earlier keys too. */
export async function listReportHashesOf(
  db: Queryable,
  secretBox: Pick<SecretBox, "keyIds" | "sign" | "verify">,
  address: string,
): Promise<string[]> {
  const others = await listReportsUnderOtherKeys(db, secretBox.keyIds[0]);
  return [reportHashOf(secretBox, address), ...others.filter((hash) => isReportOf(secretBox, hash, address))];
}
