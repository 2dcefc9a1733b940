import { sql } from "kysely";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testAddress } from "../auth/test-accounts.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import { findBuilderPicture } from "../../db/builders/builder-pictures.ts";
import {
  findBuilderByFormerSlug,
  findBuilderBySlug,
  findBuilderByUser,
  findOwnerOfSlug,
  getBuilder,
} from "../../db/builders/builders.ts";
import type { Database } from "../../db/core/open-database.ts";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSharpPictures } from "../adapters/sharp-pictures.ts";
import { timeZone } from "../domain/values/instant.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { startBuilder } from "./start-builder.ts";
import { PICTURE_BYTES_MAX, removePicture, updatePicture, updateProfile } from "./update-profile.ts";

describe("a builder's own profile", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    const madeBuilders: string[] = [];
    beforeAll(async () => {
      database = await openFresh();
    });

    function deps() {
      return {
        database,
        clock: { now: () => TEST_NOW },
        randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
        pictures: createSharpPictures(),
        makeBuilder: (address: ConfirmedAddress) => {
          madeBuilders.push(address);
          return Promise.resolve();
        },
      };
    }

    async function started(userId: string, name: string): Promise<Builder> {
      const confirmed = testAddress(`${userId}@example.com`);
      const yes = database.dialect === "postgres" ? sql`true` : sql`1`;
      await sql`insert into auth_user (id, name, email, "emailVerified", role)
        values (${userId}, ${name}, ${confirmed}, ${yes}, 'client') on conflict do nothing`.execute(
        database.kysely,
      );
      const id = await startBuilder(deps(), { userId, name, confirmed }, timeZone("Europe/Berlin"));
      return getBuilder(database.kysely, id);
    }

    function profileOf(builder: Builder, slug: string) {
      const { displayName, headline, bio, timeZone: zone, currency, directBookings } = builder;
      return { displayName, headline, bio, timeZone: zone, currency, directBookings, slug };
    }

    test("who starts twice has one profile, and namesakes have slugs of their own", async () => {
      const first = await started("grace-1", "Grace Hopper");
      expect(first).toMatchObject({ slug: "grace-hopper", timeZone: "Europe/Berlin", currency: "USD" });
      expect((await started("grace-1", "Grace Hopper")).id).toBe(first.id);
      expect((await started("grace-2", "Grace Hopper")).slug).toBe("grace-hopper-2");
      expect((await started("mori", "森")).slug).toMatch(/^builder-[0-9a-z]{8}$/);
      expect(madeBuilders).toContain("grace-1@example.com");
    });

    test("the same person starting ten times at once has one profile", async () => {
      const all = await Promise.all(Array.from({ length: 10 }, () => started("twin", "Twin Peak")));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect((await findBuilderByUser(database.kysely, "twin"))?.slug).toBe("twin-peak");
    });

    test("an old slug leads to its builder, stays theirs, and can be taken up again", async () => {
      const builder = await started("linus", "Linus One");
      const other = await started("margaret", "Margaret Two");
      expect(await updateProfile(deps(), builder.id, profileOf(builder, "linus-new"))).toEqual({ ok: true });
      expect(await findBuilderBySlug(database.kysely, "linus-one")).toBeNull();
      expect((await findBuilderByFormerSlug(database.kysely, "linus-one"))?.slug).toBe("linus-new");
      for (const slug of ["linus-one", "linus-new"]) {
        expect(await updateProfile(deps(), other.id, profileOf(other, slug))).toEqual({
          ok: false,
          refusal: { code: "slug_taken" },
        });
      }
      // A newcomer of that name gets another one too.
      expect((await started("linus-2", "Linus One")).slug).toBe("linus-one-2");
      expect(await updateProfile(deps(), builder.id, profileOf(builder, "linus-one"))).toEqual({ ok: true });
      expect(await findOwnerOfSlug(database.kysely, "linus-new")).toBe(builder.id);
      expect((await findBuilderByFormerSlug(database.kysely, "linus-new"))?.slug).toBe("linus-one");
    });

    test("a slug that is none changes nothing at all", async () => {
      const builder = await started("tim", "Tim Three");
      const wanted = { ...profileOf(builder, "Tim / Three"), displayName: "Tim" };
      expect(await updateProfile(deps(), builder.id, wanted)).toEqual({
        ok: false,
        refusal: { code: "slug_malformed" },
      });
      expect(await getBuilder(database.kysely, builder.id)).toEqual(builder);
    });

    test("a picture is kept re-encoded, takes the place of the one before, and can be removed", async () => {
      const { id } = await started("barbara", "Barbara Four");
      const gif = Buffer.from("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=", "base64");
      for (let round = 0; round < 2; round++)
        expect(await updatePicture(deps(), id, gif)).toEqual({ ok: true });
      const kept = await findBuilderPicture(database.kysely, id);
      expect(kept?.contentType).toBe("image/webp");
      expect(
        Buffer.from(kept?.bytes ?? [])
          .subarray(8, 12)
          .toString(),
      ).toBe("WEBP");
      expect(await updatePicture(deps(), id, Buffer.from("<svg/>"))).toMatchObject({ ok: false });
      expect(await updatePicture(deps(), id, new Uint8Array(PICTURE_BYTES_MAX + 1))).toMatchObject({
        refusal: { code: "too_large" },
      });
      expect(await findBuilderPicture(database.kysely, id)).toEqual(kept);
      await removePicture(deps(), id);
      expect(await findBuilderPicture(database.kysely, id)).toBeNull();
    });
  });
});
