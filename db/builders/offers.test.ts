import { describe, expect, test } from "vitest";
import { addMinutes, timeZone } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import { eraseBuilder } from "./builder-erasure.ts";
import {
  findBuilderBySlug,
  findBuilderByUser,
  getBuilder,
  insertBuilder,
  linkBuilderToUser,
  listBuildersAfter,
} from "./builders.ts";
import {
  findConnection,
  findConnectionOfBuilder,
  insertConnection,
  listConnections,
  type CalendlyConnection,
} from "../calendly/calendly-connections.ts";
import { DEMO_ACCOUNTS, DEMO_BUILDERS, seedBuilder } from "../seed/seed.ts";
import {
  findSessionType,
  findSessionTypeByEventType,
  getSessionType,
  insertSessionType,
  listSessionTypes,
  listSessionTypesByBuilder,
  updateSessionTypeFromCalendly,
} from "./session-types.ts";
import {
  anotherOffer,
  insertTestOffer,
  TEST_BUILDER,
  TEST_DETAILS,
  TEST_NOW,
  TEST_SESSION_TYPE,
} from "../bookings/test-bookings.ts";
import type { Queryable } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";

async function allConnections(db: Queryable): Promise<CalendlyConnection[]> {
  const all: CalendlyConnection[] = [];
  for await (const batch of listConnections(db)) all.push(...batch);
  return all;
}

const CONNECTION: CalendlyConnection = {
  id: "cal_1",
  builderId: TEST_BUILDER.id,
  calendlyUserUri: "https://api.calendly.com/users/1",
  calendlyOrganizationUri: "https://api.calendly.com/organizations/1",
  accessTokenSealed: "sealed token",
  signingKeySealed: "sealed key",
  keyNumber: 1,
  subscriptionUri: null,
  connectedAt: TEST_NOW,
  kind: "personal_token",
  refreshTokenSealed: null,
  tokenVersion: 1,
  tokenObtainedAt: TEST_NOW,
  tokenExpiresAt: null,
  scope: null,
  refreshLease: null,
  refreshLeasedUntil: null,
  brokenSince: null,
  brokenReason: null,
  signingKeyCreatedAt: TEST_NOW,
  previousSigningKeySealed: null,
  previousSubscriptionUri: null,
  subscriptionState: null,
  subscriptionTriedAt: null,
  backfilledUntil: null,
  checkFailingSince: null,
  checkFailure: null,
};

const FIRST = { after: null, limit: 100 };

describe("builders, their offers and connections", () => {
  forEachDialect((openFresh) => {
    test("a builder and an offer come back as they were written", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      expect(await getBuilder(kysely, TEST_BUILDER.id)).toEqual(TEST_BUILDER);
      expect(await findBuilderBySlug(kysely, "ada-okafor")).toEqual(TEST_BUILDER);
      expect(await findBuilderBySlug(kysely, "nobody")).toBeNull();
      expect(await getSessionType(kysely, TEST_SESSION_TYPE.id)).toEqual(TEST_SESSION_TYPE);
      expect(await findSessionType(kysely, "sty_none")).toBeNull();
      expect(await findSessionTypeByEventType(kysely, TEST_SESSION_TYPE.calendlyEventTypeUri)).toEqual(
        TEST_SESSION_TYPE,
      );
      await expect(getBuilder(kysely, "bld_none")).rejects.toThrow("no builder bld_none");
      await expect(getSessionType(kysely, "sty_none")).rejects.toThrow("no session type sty_none");
    });

    test("lists go by position, and what is archived is shown to nobody new but still read by id", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      const second = anotherOffer(2);
      await insertBuilder(kysely, { ...second.builder, position: -1 }, TEST_NOW);
      await insertSessionType(
        kysely,
        { ...second.sessionType, builderId: TEST_BUILDER.id, slug: "first", position: -1 },
        TEST_NOW,
      );
      expect((await listBuildersAfter(kysely, FIRST)).builders.map((builder) => builder.id)).toEqual([
        second.builder.id,
        TEST_BUILDER.id,
      ]);
      expect((await listSessionTypes(kysely, TEST_BUILDER.id)).map((offer) => offer.slug)).toEqual([
        "first",
        "architecture-review",
      ]);
      const offersByBuilder = await listSessionTypesByBuilder(kysely, [TEST_BUILDER.id, second.builder.id]);
      expect(offersByBuilder.get(TEST_BUILDER.id)).toEqual(await listSessionTypes(kysely, TEST_BUILDER.id));

      await kysely
        .updateTable("builder")
        .set({ archived_at: TEST_NOW })
        .where("id", "=", TEST_BUILDER.id)
        .execute();
      await kysely
        .updateTable("session_type")
        .set({ archived_at: TEST_NOW })
        .where("slug", "=", "first")
        .execute();
      expect((await listBuildersAfter(kysely, FIRST)).builders.map((builder) => builder.id)).toEqual([
        second.builder.id,
      ]);
      expect(await findBuilderBySlug(kysely, TEST_BUILDER.slug)).toBeNull();
      expect(await getBuilder(kysely, TEST_BUILDER.id)).toEqual(TEST_BUILDER);
      expect(await listSessionTypes(kysely, TEST_BUILDER.id)).toEqual([TEST_SESSION_TYPE]);
      expect(await listSessionTypesByBuilder(kysely, [TEST_BUILDER.id, second.builder.id])).toEqual(
        new Map([[TEST_BUILDER.id, [TEST_SESSION_TYPE]]]),
      );
      expect(await findSessionType(kysely, second.sessionType.id)).toBeNull();
      expect((await getSessionType(kysely, second.sessionType.id)).slug).toBe("first");
    });

    test("an account signs in as one builder only", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      await insertBuilder(kysely, { ...anotherOffer(2).builder, position: 1 }, TEST_NOW);
      await linkBuilderToUser(kysely, TEST_BUILDER.id, "user-1");
      await linkBuilderToUser(kysely, TEST_BUILDER.id, "user-1");
      expect(await findBuilderByUser(kysely, "user-1")).toEqual({ ...TEST_BUILDER, userId: "user-1" });
      expect(await findBuilderByUser(kysely, "user-2")).toBeNull();
      await expect(linkBuilderToUser(kysely, "bld_2", "user-1")).rejects.toThrow(/unique/i);
    });

    test("a slug is one builder's, an offer's slug is unique with its builder, an event type is sold once", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      const { builder, sessionType } = anotherOffer(2);
      await expect(
        insertBuilder(kysely, { ...builder, slug: TEST_BUILDER.slug, position: 1 }, TEST_NOW),
      ).rejects.toThrow(/unique/i);
      await insertBuilder(kysely, { ...builder, position: 1 }, TEST_NOW);
      await expect(
        insertSessionType(kysely, { ...sessionType, builderId: TEST_BUILDER.id }, TEST_NOW),
      ).rejects.toThrow(/unique/i);
      await expect(
        insertSessionType(
          kysely,
          { ...sessionType, calendlyEventTypeUri: TEST_SESSION_TYPE.calendlyEventTypeUri },
          TEST_NOW,
        ),
      ).rejects.toThrow(/unique/i);
      await insertSessionType(kysely, sessionType, TEST_NOW);
      await expect(
        insertSessionType(kysely, { ...sessionType, id: "sty_3", builderId: "bld_none" }, TEST_NOW),
      ).rejects.toThrow(/foreign key|unique/i);
    });

    test("an offer takes over what Calendly says, and keeps its own words and price", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      await updateSessionTypeFromCalendly(kysely, TEST_SESSION_TYPE.id, {
        durationMinutes: 90,
        inactiveSince: TEST_NOW,
      });
      const switchedOff = { ...TEST_SESSION_TYPE, durationMinutes: 90, inactiveSince: TEST_NOW };
      expect(await getSessionType(kysely, TEST_SESSION_TYPE.id)).toEqual(switchedOff);
      await updateSessionTypeFromCalendly(kysely, TEST_SESSION_TYPE.id, {
        name: "Review",
        durationMinutes: 60,
        inactiveSince: null,
      });
      expect(await getSessionType(kysely, TEST_SESSION_TYPE.id)).toEqual({
        ...TEST_SESSION_TYPE,
        name: "Review",
      });
    });

    test("a builder has one connection, and a Calendly user one builder", async () => {
      const { kysely } = await openFresh();
      await insertTestOffer(kysely);
      await insertBuilder(kysely, { ...anotherOffer(2).builder, position: 1 }, TEST_NOW);
      await insertConnection(kysely, CONNECTION);
      expect(await findConnection(kysely, "cal_1")).toEqual(CONNECTION);
      expect(await findConnection(kysely, "cal_2")).toBeNull();
      expect(await findConnectionOfBuilder(kysely, TEST_BUILDER.id)).toEqual(CONNECTION);
      expect(await findConnectionOfBuilder(kysely, "bld_2")).toBeNull();
      await expect(
        insertConnection(kysely, {
          ...CONNECTION,
          id: "cal_2",
          calendlyUserUri: "https://api.calendly.com/users/2",
        }),
      ).rejects.toThrow(/unique/i);
      await expect(
        insertConnection(kysely, { ...CONNECTION, id: "cal_2", builderId: "bld_2" }),
      ).rejects.toThrow(/unique/i);
    });

    test("the demo can be seeded twice: nothing doubles, and the second time takes what Calendly says by then", async () => {
      const database = await openFresh();
      const seedAll = (round: number) =>
        database.transact(async (tx) => {
          for (const [index, demo] of DEMO_BUILDERS.entries()) {
            await seedBuilder(
              tx,
              demo,
              {
                connection: {
                  ...CONNECTION,
                  id: `cal_${round}_${index}`,
                  calendlyUserUri: `https://api.calendly.com/users/${demo.slug}`,
                },
                eventTypes: demo.sessionTypes.map(({ slug }) => ({
                  slug,
                  uri: `https://api.calendly.com/event_types/${slug}`,
                  eventTypeId: slug,
                  name: `${slug} ${round}`,
                  durationMinutes: 30,
                  kind: slug === "open-office-hour" ? ("group" as const) : ("solo" as const),
                  active: slug !== "product-teardown",
                  details: TEST_DETAILS,
                })),
                now: addMinutes(TEST_NOW, round),
              },
              { builderId: `bld_${round}_${index}`, newSessionTypeId: (slug) => `sty_${round}_${slug}` },
            );
          }
        });
      await seedAll(1);
      await seedAll(2);

      const { builders } = await listBuildersAfter(database.kysely, FIRST);
      expect(builders.map((builder) => [builder.id, builder.slug])).toEqual([
        ["bld_1_0", "ada-okafor"],
        ["bld_1_1", "kenji-mori"],
        ["bld_1_2", "lena-fischer"],
      ]);
      expect((await allConnections(database.kysely)).map((connection) => connection.id)).toEqual([
        "cal_1_0",
        "cal_1_1",
        "cal_1_2",
      ]);
      expect(await listSessionTypes(database.kysely, "bld_1_1")).toMatchObject([
        { slug: "code-clinic", name: "code-clinic 2", price: money(12_000, "JPY"), inactiveSince: null },
        { slug: "product-deep-dive", price: money(90_000, "JPY") },
      ]);
      expect(await listSessionTypes(database.kysely, "bld_1_2")).toMatchObject([
        { slug: "open-office-hour", kind: "group", price: money(0, "EUR") },
        { slug: "product-teardown", price: money(12_000, "EUR"), inactiveSince: addMinutes(TEST_NOW, 1) },
      ]);
    });

    test("of an erased builder nothing stays that Calendly has said of their offers: neither name nor address", async () => {
      const db = (await openFresh()).kysely;
      await insertTestOffer(db);
      const { id } = TEST_SESSION_TYPE;
      const profile = { type: "User", name: TEST_BUILDER.displayName };
      const listing = { color: null, createdAt: null, updatedAt: null, profile };
      const details = { ...TEST_DETAILS, listing };
      await updateSessionTypeFromCalendly(db, id, { durationMinutes: 60, inactiveSince: null, details });
      expect((await getSessionType(db, id)).calendlyDetails).toEqual(details);
      const erased = { name: "erased", email: "erased@example.com", slug: "erased-1", at: TEST_NOW };
      await eraseBuilder(db, TEST_BUILDER.id, erased);
      expect(await getSessionType(db, id)).toMatchObject({ calendlyDetails: null, archivedAt: TEST_NOW });
    });
  });

  test("the demo has an account for every role, and one for each builder", () => {
    expect(DEMO_ACCOUNTS.filter((account) => account.role === "client")).toHaveLength(2);
    expect(DEMO_ACCOUNTS.filter((account) => account.role === "operator")).toHaveLength(1);
    expect(DEMO_ACCOUNTS.flatMap((account) => account.builderSlug ?? [])).toEqual(
      DEMO_BUILDERS.map((builder) => builder.slug),
    );
    expect(DEMO_BUILDERS.map((builder) => builder.timeZone)).toEqual(
      ["America/New_York", "Asia/Tokyo", "Europe/Berlin"].map(timeZone),
    );
  });
});
