import type { CalendlyConnectionId } from "../server/domain/ids.ts";
import type { Queryable } from "./open-database.ts";

/** Every column that holds a sealed secret. */
export const SEALED_COLUMNS = [
  "access_token_sealed",
  "refresh_token_sealed",
  "signing_key_sealed",
  "previous_signing_key_sealed",
] as const;

export type SealedColumn = (typeof SEALED_COLUMNS)[number];

export interface SealedSecret {
  readonly connectionId: CalendlyConnectionId;
  readonly column: SealedColumn;
  readonly sealed: string;
}

/** Every sealed secret there is. */
export async function listSealedSecrets(db: Queryable): Promise<SealedSecret[]> {
  const rows = await db
    .selectFrom("calendly_connection")
    .select(["id", ...SEALED_COLUMNS])
    .orderBy("id")
    .execute();
  return rows.flatMap((row) =>
    SEALED_COLUMNS.flatMap((column) => {
      const sealed = row[column];
      return sealed === null ? [] : [{ connectionId: row.id as CalendlyConnectionId, column, sealed }];
    }),
  );
}

/** Puts the same secret, sealed anew, in the place of what was seen. False when something else stands there by now. */
export async function replaceSealed(db: Queryable, seen: SealedSecret, sealed: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ [seen.column]: sealed })
    .where("id", "=", seen.connectionId)
    .where(seen.column, "=", seen.sealed)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
