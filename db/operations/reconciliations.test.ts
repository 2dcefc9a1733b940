import { beforeEach, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import type { Database } from "../core/open-database.ts";
import {
  findLatestReconciliation,
  findUnfinishedReconciliation,
  finishReconciliation,
  insertReconciliation,
  NO_PROGRESS,
  saveProgress,
  takeReconciliation,
} from "./reconciliations.ts";
import { TEST_NOW } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const WANTED = { id: "rec_1", cause: "operator", startedAt: TEST_NOW, heartbeatAt: null } as const;
const LATER = addMinutes(TEST_NOW, 20);

forEachDialect((openFresh) => {
  let database: Database;

  beforeEach(async () => {
    database = await openFresh();
  });

  test("while one run is unfinished there is no other; when it is finished there may be", async () => {
    expect(await insertReconciliation(database, WANTED)).toBe(true);
    expect(await insertReconciliation(database, { ...WANTED, id: "rec_2" })).toBe(false);
    await finishReconciliation(database.kysely, "rec_1", {
      at: TEST_NOW,
      failedBecause: null,
      progress: { ...NO_PROGRESS, checkouts: 3 },
    });
    expect(await findUnfinishedReconciliation(database.kysely)).toBeNull();
    expect(await insertReconciliation(database, { ...WANTED, id: "rec_2", startedAt: LATER })).toBe(true);
    expect(await findLatestReconciliation(database.kysely)).toMatchObject({ id: "rec_2", finishedAt: null });
  });

  test("a run is taken by one, and again only when it has fallen silent or was given out of hand", async () => {
    const db = database.kysely;
    await insertReconciliation(database, WANTED);
    const silentSince = addMinutes(TEST_NOW, -15);
    const taken = await Promise.all([1, 2, 3].map(() => takeReconciliation(db, silentSince, TEST_NOW)));
    expect(taken.filter((run) => run !== null)).toHaveLength(1);
    expect(await takeReconciliation(db, silentSince, TEST_NOW)).toBeNull();
    expect(await takeReconciliation(db, addMinutes(LATER, -15), LATER)).toMatchObject({ id: "rec_1" });
    await saveProgress(db, "rec_1", NO_PROGRESS, null);
    expect(await takeReconciliation(db, silentSince, LATER)).toMatchObject({ id: "rec_1" });
  });
});
