import type { Instant } from "../../server/domain/values/instant.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { UnsubscribeKind } from "../../server/domain/values/unsubscribe-kind.ts";
import type { Queryable } from "../core/open-database.ts";

/** One kind of mail at one address. Addresses are compared without regard to case. */
export interface MailSubscription {
  readonly address: string;
  readonly kind: UnsubscribeKind;
}

/** Whether this address does not want mails of this kind. */
export async function isOptedOut(db: Queryable, { address, kind }: MailSubscription): Promise<boolean> {
  const row = await db
    .selectFrom("mail_opt_out")
    .select("kind")
    .where("address", "=", address.toLowerCase())
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** Records that this address does not want mails of this kind. Safe to repeat: the first time stays. */
export async function optOut(db: Queryable, { address, kind }: MailSubscription, at: Instant): Promise<void> {
  await db
    .insertInto("mail_opt_out")
    .values({ address: address.toLowerCase(), kind, opted_out_at: at })
    .onConflict((conflict) => conflict.columns(["address", "kind"]).doNothing())
    .execute();
}

/** Records that this address wants them again. Safe to repeat. */
export async function optIn(db: Queryable, { address, kind }: MailSubscription): Promise<void> {
  await db
    .deleteFrom("mail_opt_out")
    .where("address", "=", address.toLowerCase())
    .where("kind", "=", kind)
    .execute();
}

/** What an address does not want, for its owner's export. */
export async function listOptOuts(
  db: Queryable,
  address: string,
): Promise<{ readonly kind: string; readonly since: Instant }[]> {
  const rows = await db
    .selectFrom("mail_opt_out")
    .select(["kind", "opted_out_at"])
    .where("address", "=", address.toLowerCase())
    .orderBy("kind")
    .execute();
  return rows.map((row) => ({ kind: row.kind, since: instant(row.opted_out_at) }));
}

/** Forgets an address that is erased. Safe to repeat. */
export async function forgetMailWishes(tx: Queryable, address: string): Promise<void> {
  await tx.deleteFrom("mail_opt_out").where("address", "=", address.toLowerCase()).execute();
}
