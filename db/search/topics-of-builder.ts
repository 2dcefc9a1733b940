import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** A builder's topics that are on the operator's list today, in its order. */
export function listTopicsOfBuilder(
  db: Queryable,
  builderId: BuilderId,
): Promise<{ readonly slug: string; readonly name: string }[]> {
  return db
    .selectFrom("builder_topic")
    .innerJoin("topic", "topic.slug", "builder_topic.topic_slug")
    .select(["topic.slug", "topic.name"])
    .where("builder_topic.builder_id", "=", builderId)
    .where("topic.retired_at", "is", null)
    .orderBy("topic.position")
    .orderBy("topic.slug")
    .execute();
}

/** Gives a builder these topics of the operator's list, and no others of it. */
export async function saveTopicsOfBuilder(
  tx: Queryable,
  builderId: BuilderId,
  slugs: readonly string[],
): Promise<void> {
  const onList = await tx.selectFrom("topic").select("slug").where("retired_at", "is", null).execute();
  const others = onList.map(({ slug }) => slug).filter((slug) => !slugs.includes(slug));
  if (others.length > 0)
    await tx
      .deleteFrom("builder_topic")
      .where("builder_id", "=", builderId)
      .where("topic_slug", "in", others)
      .execute();
  const chosen = slugs.filter((slug) => onList.some((topic) => topic.slug === slug));
  if (chosen.length === 0) return;
  await tx
    .insertInto("builder_topic")
    .values(chosen.map((topic_slug) => ({ builder_id: builderId, topic_slug })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The tags of the languages that a builder says they hold sessions in, in their order. */
export async function listLanguagesOfBuilder(db: Queryable, builderId: BuilderId): Promise<string[]> {
  const rows = await db
    .selectFrom("builder_language")
    .select("language")
    .where("builder_id", "=", builderId)
    .orderBy("language")
    .execute();
  return rows.map(({ language }) => language);
}

/** Says that a builder holds sessions in these languages and in no others. */
export async function saveLanguagesOfBuilder(
  tx: Queryable,
  builderId: BuilderId,
  tags: readonly string[],
): Promise<void> {
  let others = tx.deleteFrom("builder_language").where("builder_id", "=", builderId);
  if (tags.length > 0) others = others.where("language", "not in", tags);
  await others.execute();
  if (tags.length === 0) return;
  await tx
    .insertInto("builder_language")
    .values(tags.map((language) => ({ builder_id: builderId, language })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What each of these builders is found by on a page, in the operator's order of topics. Nobody is missing. */
export async function listTopicsOfBuilders(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<(id: BuilderId) => readonly { readonly slug: string; readonly name: string }[]> {
  const rows =
    builderIds.length === 0
      ? []
      : await db
          .selectFrom("builder_topic")
          .innerJoin("topic", "topic.slug", "builder_topic.topic_slug")
          .select(["builder_topic.builder_id", "topic.slug", "topic.name"])
          .where("builder_topic.builder_id", "in", builderIds)
          .where("topic.retired_at", "is", null)
          .orderBy("topic.position")
          .orderBy("topic.slug")
          .execute();
  return (id) => rows.filter((row) => row.builder_id === id).map(({ slug, name }) => ({ slug, name }));
}
