import { sql } from "kysely";
import type { Database, Queryable } from "../core/open-database.ts";
import { isSameAddress } from "./same-address.ts";

/** Whether an account or a booking has this address. */
export async function isAddressKnown(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_user where email = ${address.toLowerCase()}`.execute(db);
  return rows.length > 0 || (await bookingOf(db, address).executeTakeFirst()) !== undefined;
}

/**
 * The same, and keeps what has the address as it is until the transaction ends: whoever is erased or moves to another address meanwhile is so before
 * this, and then nobody has it, or afterwards, and then with all that was written here. The first statement of its transaction.
 */
export async function lockAddress(
  tx: Queryable,
  address: string,
  dialect: Database["dialect"],
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update auth_user set role = role where email = ${address.toLowerCase()}`.execute(tx);
  if ((numAffectedRows ?? 0n) > 0n) return true;
  const booking = bookingOf(tx, address);
  return (await (dialect === "postgres" ? booking.forUpdate() : booking).executeTakeFirst()) !== undefined;
}

function bookingOf(db: Queryable, address: string) {
  return db.selectFrom("booking").select("id").where(isSameAddress("client_email", address)).limit(1);
}
