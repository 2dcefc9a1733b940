import { expect, test } from "vitest";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { createFoundPages } from "./found-pages.ts";

forEachDialect((openFresh) => {
  test("the sitemaps name the open profiles, and a change is in them ten minutes later", async () => {
    const database = await openFresh();
    let now = TEST_NOW;
    const pages = createFoundPages({ database, clock: { now: () => now } });
    expect(await pages.countSitemaps()).toBe(0);
    expect(await pages.listProfiles(1)).toBeNull();
    await insertTestOffer(database.kysely);
    expect(await pages.countSitemaps()).toBe(0);
    now = addMinutes(now, 10);
    expect(await pages.countSitemaps()).toBe(1);
    expect(await pages.listProfiles(1)).toEqual([`/profile/${TEST_BUILDER.slug}`]);
    expect(await pages.listProfiles(2)).toBeNull();
  });

  test("a reading that failed is not kept", async () => {
    const database = await openFresh();
    await insertTestOffer(database.kysely);
    const pages = createFoundPages({ database, clock: { now: () => TEST_NOW } });
    await database.kysely.schema.alterTable("session_type").renameTo("session_type_away").execute();
    await expect(pages.countSitemaps()).rejects.toThrow();
    await database.kysely.schema.alterTable("session_type_away").renameTo("session_type").execute();
    expect(await pages.countSitemaps()).toBe(1);
  });
});
