import { sql } from "kysely";
import type { Queryable } from "../core/open-database.ts";

/** Every column that holds a sealed text, and how its row is found. */
const SEALED = [
  { table: "calendly_connection", keys: ["id"], column: "access_token_sealed" },
  { table: "calendly_connection", keys: ["id"], column: "refresh_token_sealed" },
  { table: "calendly_connection", keys: ["id"], column: "signing_key_sealed" },
  { table: "calendly_connection", keys: ["id"], column: "previous_signing_key_sealed" },
  { table: "factor_app", keys: ["user_id"], column: "secret_sealed" },
  { table: "factor_app", keys: ["user_id"], column: "pending_secret_sealed" },
  { table: "webhook_endpoint", keys: ["id"], column: "sealed_secret" },
  { table: "webhook_endpoint", keys: ["id"], column: "former_sealed_secret" },
  { table: "idempotency_key", keys: ["caller", "operation", "key"], column: "sealed_answer" },
] as const;

type SealedPlace = (typeof SEALED)[number];
export type SealedColumn = SealedPlace["column"];

export interface SealedSecret {
  readonly place: SealedPlace;
  /** The row's key, column by column. */
  readonly row: readonly string[];
  readonly sealed: string;
}

/** Every sealed text there is. */
export async function listSealedSecrets(db: Queryable): Promise<SealedSecret[]> {
  const found: SealedSecret[] = [];
  for (const place of SEALED) {
    const keys = sql.join(place.keys.map((key) => sql.ref(key)));
    const { rows } = await sql<{ sealed: string } & Readonly<Record<string, string>>>`
      select ${keys}, ${sql.ref(place.column)} as sealed from ${sql.table(place.table)}
      where ${sql.ref(place.column)} is not null order by ${keys}`.execute(db);
    found.push(
      ...rows.map((row) => ({ place, row: place.keys.map((key) => row[key] ?? ""), sealed: row.sealed })),
    );
  }
  return found;
}

/** Puts the same secret, sealed anew, in the place of what was seen. False when something else stands there by now. */
export async function replaceSealed(db: Queryable, seen: SealedSecret, sealed: string): Promise<boolean> {
  const { table, keys, column } = seen.place;
  const isRow = sql.join(
    keys.map((key, place) => sql`${sql.ref(key)} = ${seen.row[place] ?? ""}`),
    sql` and `,
  );
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}
    where ${isRow} and ${sql.ref(column)} = ${seen.sealed}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Tables and columns that hold a sealed text, by their names. */
export const SEALED_COLUMNS: ReadonlySet<string> = new Set(
  SEALED.map(({ table, column }) => `${table}.${column}`),
);
