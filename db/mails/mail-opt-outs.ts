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
    .where("opted_in_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Records that this address does not want mails of this kind. Safe to repeat: the first time stays.
 * @param saidAt when its owner said so: what they have wanted again since stays wanted. Now, when left out.
 */
export async function optOut(
  db: Queryable,
  { address, kind }: MailSubscription,
  at: Instant,
  saidAt?: Instant,
): Promise<void> {
  await db
    .insertInto("mail_opt_out")
    .values({ address: address.toLowerCase(), kind, opted_out_at: at, opted_in_at: null })
    .onConflict((conflict) => {
      const again = conflict
        .columns(["address", "kind"])
        .doUpdateSet({ opted_out_at: at, opted_in_at: null })
        .where("mail_opt_out.opted_in_at", "is not", null);
      return saidAt === undefined ? again : again.where("mail_opt_out.opted_in_at", "<", saidAt);
    })
    .execute();
}

/** Records that this address wants them again. Safe to repeat: the first time stays. */
export async function optIn(db: Queryable, { address, kind }: MailSubscription, at: Instant): Promise<void> {
  await db
    .updateTable("mail_opt_out")
    .set({ opted_in_at: at })
    .where("address", "=", address.toLowerCase())
    .where("kind", "=", kind)
    .where("opted_in_at", "is", null)
    .execute();
}

/** Whoever had the old address has the new one: what was said of the new one stays, the old one is forgotten. Safe to repeat. */
export async function moveMailWishes(tx: Queryable, oldAddress: string, newAddress: string): Promise<void> {
  await tx
    .insertInto("mail_opt_out")
    .columns(["address", "kind", "opted_out_at", "opted_in_at"])
    .expression((eb) =>
      eb
        .selectFrom("mail_opt_out as old")
        .select([eb.val(newAddress.toLowerCase()).as("address"), "kind", "opted_out_at", "opted_in_at"])
        .where("old.address", "=", oldAddress.toLowerCase()),
    )
    .onConflict((conflict) => conflict.columns(["address", "kind"]).doNothing())
    .execute();
  await forgetMailWishes(tx, oldAddress);
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
    .where("opted_in_at", "is", null)
    .orderBy("kind")
    .execute();
  return rows.map((row) => ({ kind: row.kind, since: instant(row.opted_out_at) }));
}

/** Forgets an address that is erased. Safe to repeat. */
export async function forgetMailWishes(tx: Queryable, address: string): Promise<void> {
  await tx.deleteFrom("mail_opt_out").where("address", "=", address.toLowerCase()).execute();
}
