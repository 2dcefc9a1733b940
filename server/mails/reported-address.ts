import { getMailReports, type MailReports } from "../../db/mails/mail-reports.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { SecretBox } from "../ports.ts";

const PURPOSE = "mail report";

/**
 * What stands for an address without naming it: under the present encryption key first, then under each former one that is kept. What was reported under
 * a key that is kept no longer is found by nobody, and deleted after its time.
 */
export function reportHashesOf(
  secretBox: Pick<SecretBox, "sign" | "signFormerly">,
  address: string,
): readonly [string, ...string[]] {
  const normal = address.trim().toLowerCase();
  return [secretBox.sign(normal, PURPOSE), ...secretBox.signFormerly(normal, PURPOSE)];
}

/** What the mail provider has reported of an address. */
export function reportsOf(
  db: Queryable,
  secretBox: Pick<SecretBox, "sign" | "signFormerly">,
  address: string,
): Promise<MailReports> {
  return getMailReports(db, reportHashesOf(secretBox, address));
}

/** Those of these addresses that refuse mails for good, with the time since when. */
export async function listRefusing(
  db: Queryable,
  secretBox: Pick<SecretBox, "sign" | "signFormerly">,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const refusing = new Map<string, Instant>();
  for (const address of new Set(addresses)) {
    const { refusedAt } = await reportsOf(db, secretBox, address);
    if (refusedAt !== null) refusing.set(address, refusedAt);
  }
  return refusing;
}
