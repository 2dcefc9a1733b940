import { describe, expect, test } from "vitest";
import { CALENDAR_DRIFT_KINDS, NO_DETAILS } from "../../server/domain/providers/drift.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import {
  countOpenDrifts,
  listDriftsToLookAt,
  listOpenSubjects,
  resolveGoneDrifts,
  saveOpenDrift,
  updateDriftLook,
} from "./drifts.ts";
import type { Queryable } from "../core/open-database.ts";
import { TEST_BUILDER, TEST_NOW } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const OTHER = "bld_00000000000000000000000009" as BuilderId;
/** One more than is read at once. */
const MORE_THAN_A_BATCH = 501;

async function plant(
  db: Queryable,
  builderId: BuilderId | null,
  subjects: readonly string[],
  at: Instant = TEST_NOW,
): Promise<void> {
  for (const subject of subjects) {
    const details = { ...NO_DETAILS, builderId };
    await saveOpenDrift(
      db,
      `drf_${subject}`,
      { kind: "event_vanished", subject, bookingId: null, details },
      at,
    );
  }
}

function minutesLater(minutes: number): Instant {
  return addMinutes(TEST_NOW, minutes);
}

function inTurn(db: Queryable, seenBefore: Instant, limit: number) {
  const asked = { kinds: CALENDAR_DRIFT_KINDS, builderId: TEST_BUILDER.id, seenBefore };
  return listDriftsToLookAt(db, asked, limit).then((drifts) => drifts.map(({ subject }) => subject));
}

describe("open drifts", () => {
  forEachDialect((openFresh) => {
    test("of a calendar are looked at in turn: the least recently looked at first, and none of another calendar", async () => {
      const { kysely: db } = await openFresh();
      await plant(db, OTHER, ["theirs"]);
      await plant(db, null, ["nobodys"]);
      for (const [index, subject] of ["a", "b", "c"].entries()) {
        await plant(db, TEST_BUILDER.id, [subject], minutesLater(index));
      }
      expect(await inTurn(db, minutesLater(10), 2)).toEqual(["a", "b"]);
      for (const subject of ["a", "b"]) await updateDriftLook(db, `drf_${subject}`, minutesLater(10));
      expect(await inTurn(db, minutesLater(10), 2)).toEqual(["c"]);
      // Found again is looked at.
      await plant(db, TEST_BUILDER.id, ["c"], minutesLater(11));
      expect(await inTurn(db, minutesLater(20), 3)).toEqual(["a", "b", "c"]);
      // What an older version wrote has no such time, and its turn by when it was found.
      await db.updateTable("drift").set({ looked_at: null }).where("subject", "=", "c").execute();
      expect(await inTurn(db, minutesLater(20), 1)).toEqual(["c"]);
    });

    test("are closed, and their subjects told, however many there are", async () => {
      const { kysely: db } = await openFresh();
      const subjects = Array.from({ length: MORE_THAN_A_BATCH }, (_, index) => `s${index}`);
      await plant(db, TEST_BUILDER.id, subjects);
      await plant(db, OTHER, ["theirs"]);
      const told: string[] = [];
      for await (const batch of listOpenSubjects(db)) told.push(...batch);
      expect(told.sort()).toEqual([...subjects, "theirs"].sort());
      const gone = { kinds: CALENDAR_DRIFT_KINDS, seenBefore: minutesLater(1), at: minutesLater(1) };
      const left = ({ subject }: { readonly subject: string }) => subject !== "s500";
      const ofOne = { ...gone, builderId: TEST_BUILDER.id, isGone: left };
      expect(await resolveGoneDrifts(db, ofOne)).toBe(MORE_THAN_A_BATCH - 1);
      expect(await countOpenDrifts(db)).toBe(2);
      expect(await resolveGoneDrifts(db, { ...gone, builderId: null, isGone: () => true })).toBe(2);
    });
  });
});
