import type { Kysely } from "kysely";

/** Checkouts that Stripe will not open, by cause and builder, until one opens again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("checkout_refusal")
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("cause", "text", (column) => column.notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("refusals", "integer", (column) => column.notNull())
    .addColumn("first_at", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addColumn("told_at", "text")
    .addColumn("resolved_at", "text")
    .addPrimaryKeyConstraint("checkout_refusal_key", ["scope", "cause", "builder_id"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("checkout_refusal").execute();
}
