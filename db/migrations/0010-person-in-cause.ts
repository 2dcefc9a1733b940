import type { Kysely } from "kysely";

/** Which person brought an event: a part of the signed line from here on. Lines without one keep the digest that they have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking_transition").addColumn("cause_person_id", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking_transition").dropColumn("cause_person_id").execute();
}
