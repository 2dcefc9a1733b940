import { sql } from "kysely";
import type { Database } from "../../db/core/open-database.ts";

/**
 * Takes away every index that is no key's own, does `work`, and makes them all again: in one go at the end they cost a fraction of what each row would pay.
 * Only for a database of this process's own.
 */
export async function withoutIndexes<Result>(
  { kysely, dialect }: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  const { rows } = await sql
    .raw<{ name: string; made_by: string }>(
      dialect === "postgres"
        ? `select indexname as name, indexdef as made_by from pg_indexes
            where schemaname = current_schema() and indexname not in (select conname from pg_constraint)`
        : `select name, sql as made_by from sqlite_master where type = 'index' and sql is not null`,
    )
    .execute(kysely);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(kysely);
  const result = await work();
  for (const { made_by } of rows) await sql.raw(made_by).execute(kysely);
  return result;
}
