import { PostgresAdapter, type Kysely } from "kysely";

/**
 * The keys of other software: the sign-in library's table, in its own shape, and a table of our own for the origins whose pages may use one.
 * Both go with the account. Of a key there is its hash alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const date = isPostgres ? "timestamptz" : "date";
  const boolean = isPostgres ? "boolean" : "integer";

  await db.schema
    .createTable("auth_api_key")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("configId", "text", (column) => column.notNull())
    .addColumn("name", "text")
    .addColumn("start", "text")
    .addColumn("referenceId", "text", (column) =>
      column.notNull().references("auth_user.id").onDelete("cascade"),
    )
    .addColumn("prefix", "text")
    .addColumn("key", "text", (column) => column.notNull().unique())
    .addColumn("refillInterval", "integer")
    .addColumn("refillAmount", "integer")
    .addColumn("lastRefillAt", date)
    .addColumn("enabled", boolean)
    .addColumn("rateLimitEnabled", boolean)
    .addColumn("rateLimitTimeWindow", "integer")
    .addColumn("rateLimitMax", "integer")
    .addColumn("requestCount", "integer")
    .addColumn("remaining", "integer")
    .addColumn("lastRequest", date)
    .addColumn("expiresAt", date)
    .addColumn("createdAt", date, (column) => column.notNull())
    .addColumn("updatedAt", date, (column) => column.notNull())
    .addColumn("permissions", "text")
    .addColumn("metadata", "text")
    .execute();
  await db.schema
    .createIndex("auth_api_key_referenceId_idx")
    .on("auth_api_key")
    .column("referenceId")
    .execute();
  // The library deletes the keys that have expired.
  await db.schema.createIndex("auth_api_key_expiresAt_idx").on("auth_api_key").column("expiresAt").execute();

  await db.schema
    .createTable("api_key_origin")
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("key_id", "text", (column) =>
      column.notNull().references("auth_api_key.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("api_key_origin_pkey", ["origin", "key_id"])
    .execute();
  await db.schema.createIndex("api_key_origin_key_id").on("api_key_origin").column("key_id").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("api_key_origin").execute();
  await db.schema.dropTable("auth_api_key").execute();
}
