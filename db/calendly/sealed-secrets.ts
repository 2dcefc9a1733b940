import { sql } from "kysely";
import type { Queryable } from "../core/open-database.ts";

/** Every column that holds a sealed secret, and how its row is found. */
const SEALED = [
  { table: "calendly_connection", key: "id", column: "access_token_sealed" },
  { table: "calendly_connection", key: "id", column: "refresh_token_sealed" },
  { table: "calendly_connection", key: "id", column: "signing_key_sealed" },
  { table: "calendly_connection", key: "id", column: "previous_signing_key_sealed" },
  { table: "factor_app", key: "user_id", column: "secret_sealed" },
  { table: "factor_app", key: "user_id", column: "pending_secret_sealed" },
  { table: "webhook_endpoint", key: "id", column: "sealed_secret" },
  { table: "webhook_endpoint", key: "id", column: "former_sealed_secret" },
] as const;

type SealedPlace = (typeof SEALED)[number];
export type SealedColumn = SealedPlace["column"];

export interface SealedSecret {
  readonly place: SealedPlace;
  /** The row's key. */
  readonly row: string;
  readonly sealed: string;
}

/** Every sealed secret there is. */
export async function listSealedSecrets(db: Queryable): Promise<SealedSecret[]> {
  const found: SealedSecret[] = [];
  for (const place of SEALED) {
    const { rows } = await sql<{ row: string; sealed: string }>`
      select ${sql.ref(place.key)} as "row", ${sql.ref(place.column)} as sealed from ${sql.table(place.table)}
      where ${sql.ref(place.column)} is not null order by ${sql.ref(place.key)}`.execute(db);
    found.push(...rows.map(({ row, sealed }) => ({ place, row, sealed })));
  }
  return found;
}

/** Puts the same secret, sealed anew, in the place of what was seen. False when something else stands there by now. */
export async function replaceSealed(db: Queryable, seen: SealedSecret, sealed: string): Promise<boolean> {
  const { table, key, column } = seen.place;
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}
    where ${sql.ref(key)} = ${seen.row} and ${sql.ref(column)} = ${seen.sealed}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
