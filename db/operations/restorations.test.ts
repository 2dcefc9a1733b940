import { expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { TEST_NOW } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { findLastBackup, insertBackupRun } from "./backup-runs.ts";
import {
  findHeldRestoration,
  insertRestoration,
  listRestorations,
  releaseRestorations,
} from "./restorations.ts";

const DAY_MINUTES = 24 * 60;
const daysAfter = (days: number) => addMinutes(TEST_NOW, days * DAY_MINUTES);

forEachDialect((openFresh) => {
  test("the last backup is the one that holds the latest instant, whichever was written down last", async () => {
    const { kysely: db } = await openFresh();
    expect(await findLastBackup(db)).toBeNull();
    const run = (id: `bak_${string}`, days: number) => ({
      id,
      takenAt: daysAfter(days),
      finishedAt: daysAfter(days),
      fileName: `${id}.sqlite`,
      bytes: 3_000_000_000,
      sha256: "00",
    });
    await insertBackupRun(db, run("bak_2", 2));
    await insertBackupRun(db, run("bak_1", 1));
    expect(await findLastBackup(db)).toEqual(run("bak_2", 2));
  });

  test("a database that was restored twice is held until it is released, over all of the lost time", async () => {
    const { kysely: db } = await openFresh();
    expect(await findHeldRestoration(db)).toBeNull();
    expect(await releaseRestorations(db, TEST_NOW)).toBe(false);
    const first = {
      id: "rst_1",
      takenAt: daysAfter(0),
      stoppedAt: daysAfter(1),
      restoredAt: daysAfter(1),
    } as const;
    const second = {
      id: "rst_2",
      takenAt: daysAfter(2),
      stoppedAt: daysAfter(3),
      restoredAt: daysAfter(4),
    } as const;
    await insertRestoration(db, first);
    await insertRestoration(db, second);
    expect(await findHeldRestoration(db)).toEqual({ ...second, takenAt: first.takenAt, releasedAt: null });
    expect(await releaseRestorations(db, daysAfter(5))).toBe(true);
    expect(await findHeldRestoration(db)).toBeNull();
    expect(await listRestorations(db)).toEqual([
      { ...first, releasedAt: daysAfter(5) },
      { ...second, releasedAt: daysAfter(5) },
    ]);
  });
});
