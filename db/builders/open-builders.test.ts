import { describe, expect, test } from "vitest";
import { forEachDialect } from "../core/test-databases.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, TEST_SESSION_TYPE } from "../bookings/test-bookings.ts";
import type { Queryable } from "../core/open-database.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { insertBuilder } from "./builders.ts";
import { listOpenSlugs } from "./open-builders.ts";

async function addBuilders(db: Queryable, slugs: readonly string[]): Promise<void> {
  for (const [index, slug] of slugs.entries()) {
    const id: BuilderId = `bld_${slug}`;
    const builder = { ...TEST_BUILDER, id, slug, userId: null, email: `${slug}@example.com` };
    await insertBuilder(db, { ...builder, position: index + 10 }, TEST_NOW);
  }
}

async function offer(
  db: Queryable,
  slug: string,
  differs: Record<string, string | null> = {},
): Promise<void> {
  const model = await db
    .selectFrom("session_type")
    .selectAll()
    .where("id", "=", TEST_SESSION_TYPE.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("session_type")
    .values({
      ...model,
      id: `st_${slug}`,
      builder_id: `bld_${slug}`,
      calendly_event_type_uri: `https://api.calendly.com/event_types/${slug}`,
      published_at: TEST_NOW,
      archived_at: null,
      ...differs,
    })
    .execute();
}

describe("open builders", () => {
  forEachDialect((openFresh) => {
    test("are those with something on offer: no newcomer, no draft, no offer that is gone, nobody archived", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      await addBuilders(db, ["offering", "newcomer", "draft", "gone", "archived"]);
      await offer(db, "offering");
      await offer(db, "draft", { published_at: null });
      await offer(db, "gone", { archived_at: TEST_NOW });
      await offer(db, "archived");
      await db
        .updateTable("builder")
        .set({ archived_at: TEST_NOW })
        .where("id", "=", "bld_archived")
        .execute();
      const open = await listOpenSlugs(db, { after: null, limit: 100 });
      expect(open).toContain("offering");
      expect(open).not.toEqual(expect.arrayContaining(["newcomer"]));
      for (const slug of ["newcomer", "draft", "gone", "archived"]) expect(open).not.toContain(slug);
    });

    test("come in pages that together name each once", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const slugs = Array.from({ length: 7 }, (_, number) => `one-${number}`);
      await addBuilders(db, slugs);
      for (const slug of slugs) await offer(db, slug);
      const seen: string[] = [];
      for (let after: string | null = null; ;) {
        const page: string[] = await listOpenSlugs(db, { after, limit: 3 });
        seen.push(...page);
        after = page.at(-1) ?? null;
        if (after === null) break;
      }
      expect(seen.filter((slug) => slug.startsWith("one-"))).toEqual(slugs);
      expect(new Set(seen).size).toBe(seen.length);
    });
  });
});
