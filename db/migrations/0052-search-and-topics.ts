import { PostgresAdapter, sql, type Kysely } from "kysely";

/*
 * What builders are found by: topics from the operator's list, the languages of their sessions, and an index of entries, which is computed from
 * all of that, from their offers and their free times. The app computes it; the database itself notes whose entries no longer follow from the
 * rest, in the statement that changes it, so that no writer can forget it.
 */

/** Before everything: due at once. */
const AT_ONCE = "1970-01-01T00:00:00.000Z";

interface Trigger {
  readonly name: string;
  /** `insert on builder` */
  readonly when: string;
  /** Whose entries are due: a query with one column. */
  readonly whose: string;
}

const TRIGGERS: readonly Trigger[] = [
  { name: "builder_to_list", when: "insert on builder", whose: "select new.id" },
  {
    name: "builder_to_list_anew",
    when: "update of display_name, headline, position, archived_at on builder",
    whose: "select new.id",
  },
  { name: "offer_to_list", when: "insert on session_type", whose: "select new.builder_id" },
  {
    name: "offer_to_list_anew",
    when: "update of name, kind, price_minor, currency, inactive_since_at, archived_at, published_at, calendly_facts_json on session_type",
    whose: "select new.builder_id",
  },
  {
    name: "free_times_to_list",
    when: "insert on free_times",
    // The row that only says who reads them changes nothing.
    whose: "select new.builder_id where new.read_at is not null",
  },
  {
    name: "free_times_to_list_anew",
    when: "update of read_at, first_at, last_at on free_times",
    whose: "select new.builder_id",
  },
  { name: "free_times_not_to_list", when: "delete on free_times", whose: "select old.builder_id" },
  { name: "topic_to_list", when: "insert on builder_topic", whose: "select new.builder_id" },
  { name: "topic_not_to_list", when: "delete on builder_topic", whose: "select old.builder_id" },
  {
    name: "topic_to_list_anew",
    when: "update of name, retired_at on topic",
    whose: "select builder_id from builder_topic where topic_slug = new.slug",
  },
  { name: "language_to_list", when: "insert on builder_language", whose: "select new.builder_id" },
  { name: "language_not_to_list", when: "delete on builder_language", whose: "select old.builder_id" },
];

/** Without a `where`, SQLite takes `on conflict` for a join's condition. */
const mark = (whose: string) =>
  `insert into builder_listing (builder_id, due_at) select whose.*, '${AT_ONCE}' from (${whose}) as whose where true
    on conflict (builder_id) do update set due_at = excluded.due_at;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await createTables(db, isPostgres);
  // Kept of what Calendly said, and read anew within a minute: so that no row lacks its first and last time.
  await sql`delete from free_times`.execute(db);
  await sql`alter table free_times add column first_at text`.execute(db);
  await sql`alter table free_times add column last_at text`.execute(db);
  await sql`insert into builder_listing (builder_id, due_at) select id, ${sql.lit(AT_ONCE)} from builder`.execute(
    db,
  );
  for (const { name, when, whose } of TRIGGERS) {
    if (isPostgres) {
      await sql
        .raw(
          `create function ${name}() returns trigger language plpgsql as $$ begin ${mark(whose)} return null; end $$`,
        )
        .execute(db);
      await sql
        .raw(`create trigger ${name} after ${when} for each row execute function ${name}()`)
        .execute(db);
    } else {
      await sql.raw(`create trigger ${name} after ${when} for each row begin ${mark(whose)} end`).execute(db);
    }
  }
}

async function createTables(db: Kysely<unknown>, isPostgres: boolean): Promise<void> {
  // By the bytes of the text, whatever the database's own order: what begins alike stands together.
  const entry = isPostgres ? sql`text collate "C"` : sql`text`;
  const withoutRowid = isPostgres ? sql`` : sql`without rowid`;
  await db.schema
    .createTable("topic")
    .addColumn("slug", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("retired_at", "text")
    .addColumn("replaced_by", "text", (column) => column.references("topic.slug"))
    .execute();
  await db.schema
    .createTable("builder_topic")
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("topic_slug", "text", (column) => column.notNull().references("topic.slug"))
    .addPrimaryKeyConstraint("builder_topic_key", ["builder_id", "topic_slug"])
    .execute();
  await db.schema
    .createIndex("builder_topic_of_topic")
    .on("builder_topic")
    .columns(["topic_slug", "builder_id"])
    .execute();
  await db.schema
    .createTable("builder_language")
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("language", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("builder_language_key", ["builder_id", "language"])
    .execute();
  await db.schema
    .createTable("builder_listing")
    .addColumn("builder_id", "text", (column) => column.primaryKey().notNull().references("builder.id"))
    .addColumn("due_at", "text")
    .execute();
  await sql`create index builder_listing_due on builder_listing (due_at, builder_id) where due_at is not null`.execute(
    db,
  );
  await db.schema
    .createTable("listing_entry")
    .addColumn("entry", entry, (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addPrimaryKeyConstraint("listing_entry_key", ["entry", "position", "builder_id"])
    .modifyEnd(withoutRowid)
    .execute();
  await db.schema
    .createIndex("listing_entry_of_builder")
    .on("listing_entry")
    .columns(["builder_id", "entry"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const { name, when } of TRIGGERS) {
    const table = when.slice(when.lastIndexOf(" ") + 1);
    await sql.raw(isPostgres ? `drop trigger ${name} on ${table}` : `drop trigger ${name}`).execute(db);
    if (isPostgres) await sql.raw(`drop function ${name}()`).execute(db);
  }
  for (const table of ["listing_entry", "builder_listing", "builder_language", "builder_topic", "topic"])
    await db.schema.dropTable(table).execute();
  await db.schema.alterTable("free_times").dropColumn("last_at").execute();
  await db.schema.alterTable("free_times").dropColumn("first_at").execute();
}
