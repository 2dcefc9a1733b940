import { sql, type Kysely } from "kysely";

/** The operator's terms and privacy notice, version by version, and what clients agreed to with a purchase. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("site_policy_draft")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('terms', 'privacy')`))
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("site_policy_draft_primary", ["kind", "language"])
    .execute();
  await db.schema
    .createTable("site_policy_version")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('terms', 'privacy')`))
    .addColumn("number", "integer", (column) => column.notNull().check(sql`number >= 1`))
    .addColumn("published_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("site_policy_version_primary", ["kind", "number"])
    .execute();
  await db.schema
    .createTable("site_policy_text")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("site_policy_text_primary", ["kind", "number", "language"])
    .addForeignKeyConstraint("site_policy_text_of_version", ["kind", "number"], "site_policy_version", [
      "kind",
      "number",
    ])
    .execute();
  await db.schema
    .createTable("booking_consent")
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("kind", "text", (column) =>
      column.notNull().check(sql`kind in ('terms', 'privacy', 'early_start')`),
    )
    .addColumn("policy_number", "integer", (column) => column.notNull().check(sql`policy_number >= 0`))
    .addColumn("language", "text")
    .addColumn("wording", "text")
    .addColumn("sha256", "text")
    .addColumn("consented_at", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull().check(sql`source in ('page', 'api')`))
    .addPrimaryKeyConstraint("booking_consent_primary", ["booking_id", "kind", "policy_number"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("booking_consent").execute();
  await db.schema.dropTable("site_policy_text").execute();
  await db.schema.dropTable("site_policy_version").execute();
  await db.schema.dropTable("site_policy_draft").execute();
}
