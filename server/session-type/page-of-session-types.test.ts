import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anotherOffer, TEST_DETAILS, TEST_NOW, TEST_SESSION_TYPE } from "../../db/bookings/test-bookings.ts";
import { insertBuilder } from "../../db/builders/builders.ts";
import { insertSessionType } from "../../db/builders/session-types.ts";
import type { Turn } from "../../db/builders/session-types-in-turn.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { pageOfSessionTypes, type SessionTypesAsked } from "./page-of-session-types.ts";

const ALL: SessionTypesAsked = { builderId: null, onSaleAlone: false };
const FIRST: Turn = { direction: "after", key: null };

/** So many of two builders in turn, three of each minute, beginning with the youngest. */
async function plant(
  db: Queryable,
  count: number,
  changesOf: (n: number) => Partial<SessionType> = () => ({}),
) {
  const [one, two] = [anotherOffer(1).builder, anotherOffer(2).builder];
  for (const [position, builder] of [one, two].entries()) {
    await insertBuilder(db, { ...builder, position }, TEST_NOW);
  }
  for (let n = count; n >= 1; n -= 1) await insertSessionType(db, planted(n, changesOf(n)), minuteOf(n));
}

const minuteOf = (n: number) => addMinutes(TEST_NOW, Math.floor(n / 3));
const idOf = (n: number): SessionType["id"] => `sty_${String(n).padStart(6, "0")}`;
const builderOf = (n: number): BuilderId => `bld_${(n % 2) + 1}`;

function planted(n: number, changes: Partial<SessionType>): SessionType {
  return {
    ...TEST_SESSION_TYPE,
    id: idOf(n),
    builderId: builderOf(n),
    slug: `type-${n}`,
    calendlyEventTypeUri: `https://api.calendly.com/event_types/${n}`,
    // Their builder shows the youngest first: the list does not mind.
    position: 1_000 - n,
    calendlyDetails: TEST_DETAILS,
    ...changes,
  };
}

/** The ids on every page, one after the other, in this direction. */
async function walk(
  db: Queryable,
  asked: SessionTypesAsked,
  { from, count, way }: { from: Turn; count: number; way: "next" | "previous" },
) {
  const pages: string[][] = [];
  for (let turn: Turn | null = from; turn !== null;) {
    const page: Awaited<ReturnType<typeof pageOfSessionTypes>> = await pageOfSessionTypes(
      db,
      asked,
      turn,
      count,
    );
    pages.push(page.sessionTypes.map(({ id }) => id));
    turn = page[way];
  }
  return pages;
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("pages of session types", () => {
  forEachDialect((openFresh, dialect) => {
    test("lead through all of them forth and back, each exactly once, oldest first on every page", async () => {
      const db = (await openFresh()).kysely;
      await plant(db, 53);
      const forth = await walk(db, ALL, { from: FIRST, count: 10, way: "next" });
      expect(forth.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10, 3]);
      expect(forth.flat()).toEqual(range(53).map(idOf));

      const back = await walk(db, ALL, {
        from: { direction: "before", key: null },
        count: 10,
        way: "previous",
      });
      expect(back.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10, 3]);
      expect(back.toReversed().flat()).toEqual(range(53).map(idOf));
    });

    test("name the page before and the one after, and none beyond either end", async () => {
      const db = (await openFresh()).kysely;
      await plant(db, 6);
      const first = await pageOfSessionTypes(db, ALL, FIRST, 3);
      expect(first.previous).toBeNull();
      const second = await pageOfSessionTypes(db, ALL, first.next ?? FIRST, 3);
      expect([second.sessionTypes[0]?.id, second.next]).toEqual([idOf(4), null]);
      const again = await pageOfSessionTypes(db, ALL, second.previous ?? FIRST, 3);
      expect(again.sessionTypes).toEqual(first.sessionTypes);
      expect(again.previous).toBeNull();
      expect((await pageOfSessionTypes(db, ALL, again.next ?? FIRST, 3)).sessionTypes).toEqual(
        second.sessionTypes,
      );
      const whole = await pageOfSessionTypes(db, ALL, FIRST, 6);
      expect([whole.sessionTypes.length, whole.next, whole.previous]).toEqual([6, null, null]);
    });

    test("are full of what is on sale, whatever lies between, in both directions", async () => {
      const db = (await openFresh()).kysely;
      const hidden: readonly Partial<SessionType>[] = [
        { publishedAt: null },
        { inactiveSince: TEST_NOW },
        { calendlyDetails: { ...TEST_DETAILS, bookingMethod: "poll" } },
        { archivedAt: TEST_NOW },
      ];
      const isShown = (n: number) => n % 10 === 1;
      await plant(db, 100, (n) => (isShown(n) ? {} : (hidden[n % 4] ?? {})));
      const asked = { builderId: builderOf(1), onSaleAlone: true };
      const forth = await walk(db, asked, { from: FIRST, count: 4, way: "next" });
      const shown = range(100).filter(isShown).map(idOf);
      expect(forth).toEqual([shown.slice(0, 4), shown.slice(4, 8), shown.slice(8)]);
      const end: Turn = { direction: "before", key: null };
      const back = await walk(db, asked, { from: end, count: 4, way: "previous" });
      expect(back.toReversed().flat()).toEqual(shown);
      expect(
        await walk(db, { ...asked, builderId: builderOf(2) }, { from: FIRST, count: 4, way: "next" }),
      ).toEqual([[]]);
    });

    test("show nothing twice and leave nothing out while others are added, moved and archived", async () => {
      const db = (await openFresh()).kysely;
      await plant(db, 30);
      const seen: string[] = [];
      let added = 0;
      for (let turn: Turn | null = FIRST; turn !== null;) {
        const page: Awaited<ReturnType<typeof pageOfSessionTypes>> = await pageOfSessionTypes(
          db,
          ALL,
          turn,
          7,
        );
        seen.push(...page.sessionTypes.map(({ id }) => id));
        if (added < 2) await insertSessionType(db, planted(100 + (added += 1), {}), minuteOf(100));
        await db.updateTable("session_type").set({ position: added }).execute();
        const last = page.sessionTypes.at(-1)?.id ?? "";
        await db.updateTable("session_type").set({ archived_at: TEST_NOW }).where("id", "=", last).execute();
        turn = page.next;
      }
      expect(seen).toEqual([...range(30), 101, 102].map(idOf));
    });

    test("lead back from where everything has gone meanwhile", async () => {
      const db = (await openFresh()).kysely;
      await plant(db, 4);
      const { next } = await pageOfSessionTypes(db, ALL, FIRST, 2);
      await db
        .updateTable("session_type")
        .set({ archived_at: TEST_NOW })
        .where("id", "in", [idOf(3), idOf(4)])
        .execute();
      const empty = await pageOfSessionTypes(db, ALL, next ?? FIRST, 2);
      expect([empty.sessionTypes, empty.next]).toEqual([[], null]);
      const back = await pageOfSessionTypes(db, ALL, empty.previous ?? FIRST, 2);
      expect(back.sessionTypes.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    });

    test("leave out what cannot be read, and go on behind it", async () => {
      const db = (await openFresh()).kysely;
      await plant(db, 9);
      await db
        .updateTable("session_type")
        .set({ calendly_facts_json: "{" })
        .where("id", "in", [idOf(3), idOf(4)])
        .execute();
      const forth = await walk(db, ALL, { from: FIRST, count: 3, way: "next" });
      expect(forth.flat()).toEqual([1, 2, 5, 6, 7, 8, 9].map(idOf));
    });

    if (dialect === "sqlite") {
      test("are found by an index, all builders’ and one’s", async () => {
        const db = (await openFresh()).kysely;
        const plan = async (where: string) => {
          const query = `select * from session_type where archived_at is null ${where} and (created_at, id) > ('2026', 'x') order by created_at asc, id asc limit 21`;
          const rows = (await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(db)).rows;
          return rows.map(({ detail }) => detail).join("; ");
        };
        expect(await plan("")).toMatch(/^SEARCH session_type USING INDEX session_type_in_turn [^;]*$/);
        expect(await plan("and builder_id = 'b'")).toMatch(
          /^SEARCH session_type USING INDEX session_type_of_builder_in_turn \(builder_id=\? AND [^;]*$/,
        );
      });
    }
  });
});
