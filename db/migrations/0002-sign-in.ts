import { PostgresAdapter, sql, type Kysely } from "kysely";

/** The sign-in library's own tables, in its own shape (camelCase, its own idea of dates), under `auth_` names. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const date = isPostgres ? "timestamptz" : "date";
  const boolean = isPostgres ? "boolean" : "integer";

  await db.schema
    .createTable("auth_user")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("emailVerified", boolean, (column) => column.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("updatedAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("role", "text", (column) => column.notNull().defaultTo("client"))
    .addCheckConstraint("auth_user_role_known", sql`role in ('client', 'builder', 'operator')`)
    .execute();

  await db.schema
    .createTable("auth_session")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("expiresAt", date, (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("createdAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("updatedAt", date, (column) => column.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("userId", "text", (column) => column.notNull().references("auth_user.id").onDelete("cascade"))
    .execute();

  await db.schema
    .createTable("auth_account")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("accountId", "text", (column) => column.notNull())
    .addColumn("providerId", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("auth_user.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", date)
    .addColumn("refreshTokenExpiresAt", date)
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("updatedAt", date, (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("auth_verification")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expiresAt", date, (column) => column.notNull())
    .addColumn("createdAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("updatedAt", date, (column) => column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .execute();

  await db.schema.createIndex("auth_session_userId_idx").on("auth_session").column("userId").execute();
  await db.schema.createIndex("auth_account_userId_idx").on("auth_account").column("userId").execute();
  await db.schema
    .createIndex("auth_verification_identifier_idx")
    .on("auth_verification")
    .column("identifier")
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ["auth_verification", "auth_account", "auth_session", "auth_user"]) {
    await db.schema.dropTable(table).execute();
  }
}
