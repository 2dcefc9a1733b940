import { PostgresAdapter, type Kysely } from "kysely";

/**
 * Second factors. Authenticator apps, recovery codes and what each session has shown are tables of our own; passkeys are the sign-in
 * library's, in its own shape. All of it goes with the account, and what a session has shown with the session.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;

  await db.schema
    .createTable("session_factor")
    .addColumn("session_id", "text", (column) =>
      column.primaryKey().notNull().references("auth_session.id").onDelete("cascade"),
    )
    .addColumn("second_factor_at", "text")
    .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable("factor_app")
    .addColumn("user_id", "text", (column) =>
      column.primaryKey().notNull().references("auth_user.id").onDelete("cascade"),
    )
    .addColumn("secret_sealed", "text")
    .addColumn("set_up_at", "text")
    .addColumn("last_step", "integer")
    .addColumn("pending_secret_sealed", "text")
    .execute();

  await db.schema
    .createTable("recovery_code")
    .addColumn("digest", "text", (column) => column.primaryKey().notNull())
    .addColumn("user_id", "text", (column) => column.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("made_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .execute();
  await db.schema.createIndex("recovery_code_user_id").on("recovery_code").column("user_id").execute();

  await db.schema
    .createTable("auth_passkey")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (column) => column.notNull().unique())
    .addColumn("counter", "integer", (column) => column.notNull())
    .addColumn("deviceType", "text", (column) => column.notNull())
    .addColumn("backedUp", isPostgres ? "boolean" : "integer", (column) => column.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", isPostgres ? "timestamptz" : "date")
    .addColumn("aaguid", "text")
    .execute();
  await db.schema.createIndex("auth_passkey_userId_idx").on("auth_passkey").column("userId").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ["auth_passkey", "recovery_code", "factor_app", "session_factor"]) {
    await db.schema.dropTable(table).execute();
  }
}
