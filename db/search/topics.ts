import type { Selectable } from "kysely";
import type { Topic } from "../../server/domain/search/topic.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { TopicTable } from "../core/tables/search-tables.ts";

function toTopic(row: Selectable<TopicTable>): Topic {
  return {
    slug: row.slug,
    name: row.name,
    retiredAt: readInstantOrNull(row.retired_at),
    replacedBy: row.replaced_by,
  };
}

/** The operator's list, in its order. */
export async function listTopics(db: Queryable): Promise<Topic[]> {
  const rows = await db
    .selectFrom("topic")
    .selectAll()
    .where("retired_at", "is", null)
    .orderBy("position")
    .orderBy("slug")
    .execute();
  return rows.map(toTopic);
}

/** What was on it once; what was retired last comes first. */
export async function listRetiredTopics(db: Queryable): Promise<Topic[]> {
  const rows = await db
    .selectFrom("topic")
    .selectAll()
    .where("retired_at", "is not", null)
    .orderBy("retired_at", "desc")
    .orderBy("slug")
    .execute();
  return rows.map(toTopic);
}

/** On the list or not; null when there was never one of this slug. */
export async function findTopic(db: Queryable, slug: string): Promise<Topic | null> {
  const row = await db.selectFrom("topic").selectAll().where("slug", "=", slug).executeTakeFirst();
  return row === undefined ? null : toTopic(row);
}

/** How many builders have chosen each topic, listed or not; who has chosen none is not counted. */
export async function countBuildersOfTopics(db: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("builder_topic")
    .select((eb) => ["topic_slug", eb.fn.countAll<number | string>().as("builders")])
    .groupBy("topic_slug")
    .execute();
  return new Map(rows.map((row) => [row.topic_slug, Number(row.builders)]));
}

/** Adds a topic at the end of the list. Throws when the slug is, or was, another's. */
export async function insertTopic(
  tx: Queryable,
  topic: Pick<Topic, "slug" | "name">,
  createdAt: Instant,
): Promise<void> {
  await tx
    .insertInto("topic")
    .values({
      ...topic,
      position: await endOfList(tx),
      created_at: createdAt,
      retired_at: null,
      replaced_by: null,
    })
    .execute();
}

async function endOfList(db: Queryable): Promise<number> {
  const { last } = await db
    .selectFrom("topic")
    .select((eb) => eb.fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

export async function renameTopic(db: Queryable, slug: string, name: string): Promise<void> {
  await db.updateTable("topic").set({ name }).where("slug", "=", slug).execute();
}

/** Gives these topics the positions 0, 1, 2 … in the order given. */
export async function orderTopics(tx: Queryable, slugs: readonly string[]): Promise<void> {
  for (const [position, slug] of slugs.entries())
    await tx.updateTable("topic").set({ position }).where("slug", "=", slug).execute();
}

/**
 * Takes a topic off the list. Whoever has it gets the one in its place; without one they keep it unseen, and have it again when it is put back.
 * What was replaced by it before is now replaced by that one, too.
 */
export async function retireTopic(
  tx: Queryable,
  slug: string,
  { replacedBy, at }: { readonly replacedBy: string | null; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("topic")
    .set({ retired_at: at, replaced_by: replacedBy })
    .where("slug", "=", slug)
    .execute();
  if (replacedBy === null) return;
  await tx.updateTable("topic").set({ replaced_by: replacedBy }).where("replaced_by", "=", slug).execute();
  await tx
    .insertInto("builder_topic")
    .columns(["builder_id", "topic_slug"])
    .expression((eb) =>
      eb
        .selectFrom("builder_topic")
        .select(["builder_id", eb.val(replacedBy).as("topic_slug")])
        .where("topic_slug", "=", slug),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom("builder_topic").where("topic_slug", "=", slug).execute();
}

/** Puts a topic back at the end of the list. */
export async function restoreTopic(tx: Queryable, slug: string): Promise<void> {
  await tx
    .updateTable("topic")
    .set({ retired_at: null, replaced_by: null, position: await endOfList(tx) })
    .where("slug", "=", slug)
    .execute();
}
