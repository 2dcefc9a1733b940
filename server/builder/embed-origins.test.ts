import { beforeAll, describe, expect, test } from "vitest";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { eraseBuilder } from "../../db/builders/builder-erasure.ts";
import { listEmbedOrigins } from "../../db/builders/embed-origins.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { insertBuilder } from "../../db/builders/builders.ts";
import { timeZone } from "../domain/values/instant.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { InvalidField } from "../domain/values/invalid-field.ts";
import { addEmbedOrigin, EMBED_ORIGINS_MAX, removeEmbedOrigin } from "./embed-origins.ts";

describe("the sites that may show a builder's offers", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    const clock = { now: () => TEST_NOW };
    beforeAll(async () => {
      database = await openFresh();
    });

    async function builder(name: string): Promise<BuilderId> {
      const id: BuilderId = `bld_${name.padEnd(26, "0")}`;
      await insertBuilder(
        database.kysely,
        {
          id,
          slug: name,
          displayName: name,
          headline: "",
          bio: "",
          timeZone: timeZone("Europe/Berlin"),
          email: `${name}@example.com`,
          accentColor: null,
          currency: "EUR",
          directBookings: "adopt",
          userId: null,
          position: 0,
        },
        TEST_NOW,
      );
      return id;
    }

    test("are each builder's own, are there once however often they are added, and go one by one", async () => {
      const [one, other] = [await builder("one"), await builder("other")];
      const add = (id: BuilderId, origin: string) => addEmbedOrigin({ database, clock }, id, origin);
      await add(one, "https://b.example");
      await add(one, "https://a.example");
      await add(one, "https://a.example");
      await add(other, "https://a.example");
      expect(await listEmbedOrigins(database.kysely, one)).toEqual([
        "https://a.example",
        "https://b.example",
      ]);
      await removeEmbedOrigin({ database }, other, "https://b.example");
      await removeEmbedOrigin({ database }, one, "https://a.example");
      expect(await listEmbedOrigins(database.kysely, one)).toEqual(["https://b.example"]);
      expect(await listEmbedOrigins(database.kysely, other)).toEqual(["https://a.example"]);
    });

    test("are at most twenty, also when they are added at the same time", async () => {
      const many = await builder("many");
      const added = await Promise.allSettled(
        Array.from({ length: EMBED_ORIGINS_MAX + 3 }, (_, index) =>
          addEmbedOrigin({ database, clock }, many, `https://s${index}.example`),
        ),
      );
      const refused = added.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
      expect(refused).toHaveLength(3);
      for (const reason of refused) expect(reason).toBeInstanceOf(InvalidField);
      expect(await listEmbedOrigins(database.kysely, many)).toHaveLength(EMBED_ORIGINS_MAX);
    });

    test("are gone with a builder who is erased", async () => {
      const gone = await builder("gone");
      await addEmbedOrigin({ database, clock }, gone, "https://a.example");
      const erased = { name: "Erased", email: "erased@example.com", slug: "erased", at: TEST_NOW };
      await database.transact((tx) => eraseBuilder(tx, gone, erased));
      expect(await listEmbedOrigins(database.kysely, gone)).toEqual([]);
    });
  });
});
