import type { Kysely } from "kysely";

/** Backups that were made, restorations of this database from one, and erasures that a restored database has yet to repeat. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("backup_run")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .addColumn("finished_at", "text", (column) => column.notNull())
    .addColumn("file_name", "text", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("backup_run_by_age").on("backup_run").columns(["taken_at"]).execute();
  await db.schema
    .createTable("restoration")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .addColumn("stopped_at", "text", (column) => column.notNull())
    .addColumn("restored_at", "text", (column) => column.notNull())
    .addColumn("released_at", "text")
    .execute();
  await db.schema
    .createTable("erasure_to_repeat")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("erased_at", "text", (column) => column.notNull())
    .addColumn("repeated_at", "text")
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("erasure_to_repeat").execute();
  await db.schema.dropTable("restoration").execute();
  await db.schema.dropTable("backup_run").execute();
}
