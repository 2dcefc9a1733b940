import { sql, type Kysely } from "kysely";

/** What clients say of sessions that took place, whom we ask for it, and by which cards sessions were paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("review_invitation")
    .addColumn("booking_id", "text", (column) => column.primaryKey().references("booking.id"))
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("ordered_at", "text")
    .execute();
  await sql`create index review_invitation_due on review_invitation (due_at) where ordered_at is null`.execute(
    db,
  );
  await db.schema
    .createTable("review")
    .addColumn("booking_id", "text", (column) => column.primaryKey().references("booking.id"))
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("rating", "integer", (column) => column.notNull().check(sql`rating between 1 and 5`))
    .addColumn("went_well", "text", (column) => column.notNull())
    .addColumn("to_improve", "text", (column) => column.notNull())
    .addColumn("shown_as", "text", (column) =>
      column.notNull().check(sql`shown_as in ('nobody', 'full_name', 'first_name', 'anonymous')`),
    )
    .addColumn("written_at", "text", (column) => column.notNull())
    .addColumn("edited_at", "text")
    .addColumn("proof_version", "integer", (column) => column.notNull())
    .addColumn("proof_digest", "text", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("answered_at", "text")
    .addColumn("picked_at", "text")
    .addColumn("uncounted_because", "text", (column) =>
      column.check(sql`uncounted_because in ('refunded', 'disputed', 'not_held')`),
    )
    .addColumn("hidden_at", "text")
    .addColumn("hidden_because", "text", (column) =>
      column.check(sql`hidden_because in ('insult', 'private_data', 'off_topic', 'unlawful')`),
    )
    .addColumn("erased_at", "text")
    .execute();
  await db.schema
    .createIndex("review_of_builder")
    .on("review")
    .columns(["builder_id", "written_at", "booking_id"])
    .execute();
  await db.schema.createIndex("review_in_turn").on("review").columns(["written_at", "booking_id"]).execute();
  await sql`create index review_counted on review (builder_id, written_at, rating) where uncounted_because is null and hidden_at is null`.execute(
    db,
  );
  await sql`create index review_picked on review (builder_id, picked_at) where picked_at is not null`.execute(
    db,
  );
  await sql`create index review_hidden on review (builder_id, hidden_because) where hidden_at is not null`.execute(
    db,
  );
  await db.schema.alterTable("checkout").addColumn("card_hash", "text").execute();
  await sql`create index checkout_card on checkout (card_hash) where card_hash is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("checkout_card").execute();
  await db.schema.alterTable("checkout").dropColumn("card_hash").execute();
  await db.schema.dropTable("review").execute();
  await db.schema.dropTable("review_invitation").execute();
}
