import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { listDailyCheckpoints } from "../../db/history/daily-checkpoints.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import type { HistoryFinding } from "./history-finding.ts";
import { makeDailyCheckpoints } from "./make-daily-checkpoints.ts";
import { resignHistory } from "./resign-history.ts";
import { eventsOf, NEW_KEY, OLD_KEY, startHistoryFixture, type HistoryFixture } from "./test-histories.ts";
import { verifyExportedCheckpoints, verifyStoredCheckpoints } from "./verify-daily-checkpoints.ts";
import { verifyHistory } from "./verify-history.ts";

const FOURTH = instant("2026-03-04T15:00:00.000Z");
/** Ten minutes after the end of the sixth. */
const SEVENTH = instant("2026-03-07T00:10:00.000Z");

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  await Promise.resolve();
  yield* lines;
}

describe("the daily checkpoints of the history", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    let fixture: HistoryFixture;
    let exported: string[];
    let first: BookingId;
    let second: BookingId;

    /** Two bookings begin on the second of March; the second one goes on, on the fourth. */
    beforeEach(async () => {
      database = await openFresh();
      fixture = await startHistoryFixture(database);
      exported = [];
      first = await fixture.begin(1);
      second = await fixture.begin(2);
      await fixture.record(first, eventsOf(1, ["a time is booked", "a checkout is asked for"]));
      fixture.setClock(FOURTH);
      await fixture.record(second, eventsOf(2, ["a time is booked", "the client cancels"]));
      fixture.setClock(SEVENTH);
      await makeCheckpoints();
    });

    const makeCheckpoints = () =>
      makeDailyCheckpoints({
        ...fixture.deps,
        exportCheckpoint: (line) => {
          exported.push(line);
          return Promise.resolve();
        },
      });

    async function verify(lines = exported, secretBox = fixture.deps.secretBox) {
      const found: HistoryFinding[] = [];
      const report = (finding: HistoryFinding) => found.push(finding);
      await verifyHistory({ database, secretBox }, report);
      const inHistory = found.splice(0);
      await verifyStoredCheckpoints({ database, secretBox }, report);
      const inStored = found.splice(0);
      const { checkpoints } = await verifyExportedCheckpoints(
        { database, secretBox },
        linesOf(lines),
        report,
      );
      return { inHistory, inStored, inExported: found, checkpoints };
    }
    const nothing = { inHistory: [], inStored: [], inExported: [] };
    const differs = (day: string) => expect.objectContaining({ day, what: "checkpoint_differs" }) as unknown;

    test("are made once for every day that is over, also one on which nothing happened, logged and exported", async () => {
      const checkpoints = await listDailyCheckpoints(database.kysely);
      expect(checkpoints.map(({ day, bookings, transitions }) => [day, bookings, transitions])).toEqual([
        ["2026-03-02", 2, 4],
        ["2026-03-03", 0, 0],
        ["2026-03-04", 1, 2],
        ["2026-03-05", 0, 0],
        ["2026-03-06", 0, 0],
      ]);
      expect(exported.map((line) => (JSON.parse(line) as { day: string }).day)).toEqual(
        checkpoints.map(({ day }) => day),
      );
      expect(
        fixture.logged.filter(({ message }) => message === "Daily checkpoint of the history"),
      ).toHaveLength(5);
      await makeCheckpoints();
      expect(exported).toHaveLength(5);
      expect(await listDailyCheckpoints(database.kysely)).toEqual(checkpoints);
      expect(await verify()).toEqual({ ...nothing, checkpoints: 5 });
    });

    test("wait until the day has been over for ten minutes", async () => {
      fixture.setClock(addMinutes(SEVENTH, 24 * 60 - 1));
      await makeCheckpoints();
      expect(exported).toHaveLength(5);
      fixture.setClock(addMinutes(SEVENTH, 24 * 60));
      await makeCheckpoints();
      expect(exported).toHaveLength(6);
    });

    test("one that did not get out is made again", async () => {
      fixture.setClock(addMinutes(SEVENTH, 24 * 60));
      const failing = makeDailyCheckpoints({
        ...fixture.deps,
        exportCheckpoint: () => Promise.reject(new Error("no such disk")),
      });
      await expect(failing).rejects.toThrow("no such disk");
      await makeCheckpoints();
      expect(exported).toHaveLength(6);
      expect(await verify([...exported, exported[5] ?? ""])).toEqual({ ...nothing, checkpoints: 7 });
    });

    test("tell of a tail that was cut off together with the booking's version, which the chain alone does not", async () => {
      await sql`delete from booking_transition where booking_id = ${second} and version = 3`.execute(
        database.kysely,
      );
      await sql`update booking set version = 2 where id = ${second}`.execute(database.kysely);
      const { inHistory, inStored, inExported } = await verify();
      expect(inHistory).toEqual([]);
      expect(inStored).toEqual([differs("2026-03-04")]);
      expect(inExported).toEqual([differs("2026-03-04")]);
    });

    test("tell of a booking that was removed with all that hangs on it", async () => {
      for (const table of ["outbox", "booking_transition", "published_event"]) {
        await sql`delete from ${sql.table(table)} where booking_id = ${second}`.execute(database.kysely);
      }
      await sql`delete from booking where id = ${second}`.execute(database.kysely);
      const { inHistory, inExported } = await verify();
      expect(inHistory).toEqual([]);
      expect(inExported).toEqual([differs("2026-03-02"), differs("2026-03-04")]);
    });

    test("exported ones tell of a past that somebody with the keys wrote over, together with all stored checkpoints", async () => {
      await sql`delete from booking_transition where booking_id = ${second} and version = 3`.execute(
        database.kysely,
      );
      await sql`update booking set version = 2 where id = ${second}`.execute(database.kysely);
      await sql`delete from history_head`.execute(database.kysely);
      const before = [...exported];
      await makeCheckpoints();
      const { inHistory, inStored, inExported } = await verify(before);
      expect([inHistory, inStored]).toEqual([[], []]);
      expect(inExported).toEqual([differs("2026-03-04")]);
      // The file as it stands now, with both versions of those days, contradicts itself.
      expect((await verify()).inExported).toContainEqual(differs("2026-03-04"));
    });

    test("tell of a line that was smuggled into a past day", async () => {
      fixture.setClock(instant("2026-03-03T12:00:00.000Z"));
      await fixture.record(first, eventsOf(1, ["the first checkout is opened"]));
      expect((await verify()).inExported).toEqual([differs("2026-03-03")]);
    });

    test("stored ones that were changed, or taken away, are found", async () => {
      await sql`update history_head set digest = ${"ab".repeat(32)} where day = '2026-03-03'`.execute(
        database.kysely,
      );
      await sql`delete from history_head where day = '2026-03-05'`.execute(database.kysely);
      const { inStored } = await verify();
      expect(inStored).toEqual([
        expect.objectContaining({ day: "2026-03-03", what: "checkpoint_wrong_signature" }),
        differs("2026-03-03"),
        differs("2026-03-04"),
        expect.objectContaining({ day: "2026-03-05", what: "checkpoint_missing" }),
      ]);
    });

    test("a file that was meddled with is found: a line changed, taken away, or no checkpoint at all", async () => {
      const changed = exported.map((line, index) =>
        index === 2 ? line.replace('"transitions":2', '"transitions":1') : line,
      );
      expect((await verify(changed)).inExported).toEqual([differs("2026-03-04")]);
      const shorter = exported.filter((_, index) => index !== 1);
      expect((await verify(shorter)).inExported).toEqual([
        { about: "day", day: "2026-03-04", what: "checkpoints_out_of_order", note: "" },
      ]);
      expect((await verify([...exported, "lorem ipsum"])).inExported).toEqual([
        { about: "day", day: "line 6", what: "checkpoint_unreadable", note: "" },
      ]);
      const made = exported.map((line, index) =>
        index === 4 ? line.replace(/"digest":"\w+"/, `"digest":"${"ab".repeat(32)}"`) : line,
      );
      expect((await verify(made)).inExported).toEqual([
        differs("2026-03-06"),
        expect.objectContaining({ day: "2026-03-06", what: "checkpoint_wrong_signature" }),
      ]);
    });

    test("a new key signs lines and checkpoints anew, digests stay, and the old key can go: exported checkpoints still hold", async () => {
      const both = { database, secretBox: createSecretBox([NEW_KEY, OLD_KEY]) };
      expect(await resignHistory(both)).toEqual({ resigned: 11, current: 11, left: 0 });
      expect(await resignHistory(both)).toEqual({ resigned: 0, current: 11, left: 0 });
      expect(await verify(exported, createSecretBox([NEW_KEY]))).toEqual({ ...nothing, checkpoints: 5 });
    });

    test("what does not hold is not signed anew", async () => {
      await sql`update booking_transition set cause_kind = 'operator' where booking_id = ${first} and version = 2`.execute(
        database.kysely,
      );
      await sql`update history_head set digest = ${"ab".repeat(32)} where day = '2026-03-03'`.execute(
        database.kysely,
      );
      const both = { database, secretBox: createSecretBox([NEW_KEY, OLD_KEY]) };
      expect(await resignHistory(both)).toEqual({ resigned: 9, current: 9, left: 2 });
      const { inHistory } = await verify();
      expect(inHistory).toContainEqual({ about: "booking", bookingId: first, version: 2, what: "changed" });
    });
  });
});
