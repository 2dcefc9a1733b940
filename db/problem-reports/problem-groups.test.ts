import { expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { countReport, findOrInsertGroup, listUndecidedGroups, updateProblemGroup } from "./problem-groups.ts";

const BEGIN = instant("2026-03-02T10:00:00Z");

forEachDialect((openFresh) => {
  test("undecided problems are those that nobody has planned or mended, the latest reported first, and all are counted", async () => {
    const db = (await openFresh()).kysely;
    for (const [index, detail] of ["first", "second", "third", "planned", "mended", "again"].entries()) {
      const at = addMinutes(BEGIN, index);
      const subject = { step: "payment", cause: "other", detail } as const;
      await findOrInsertGroup(db, subject, `prg_${detail}`, at);
      await countReport(db, `prg_${detail}`, at);
    }
    // One of which every report was sorted elsewhere.
    await findOrInsertGroup(
      db,
      { step: "time", cause: "other", detail: "" },
      "prg_empty",
      addMinutes(BEGIN, 7),
    );
    await countReport(db, "prg_first", addMinutes(BEGIN, 8));
    const decided = { note: "", at: addMinutes(BEGIN, 10) };
    await updateProblemGroup(db, "prg_planned", { ...decided, state: "planned" });
    await updateProblemGroup(db, "prg_mended", { ...decided, state: "mended" });
    await updateProblemGroup(db, "prg_again", { ...decided, state: "mended" });
    await countReport(db, "prg_again", addMinutes(BEGIN, 11));

    const { groups, count } = await listUndecidedGroups(db, 3);
    expect(groups.map(({ id }) => id)).toEqual(["prg_again", "prg_first", "prg_third"]);
    expect(count).toBe(4);

    for (const id of ["prg_first", "prg_second", "prg_third", "prg_again"] as const)
      await updateProblemGroup(db, id, { ...decided, state: "planned" });
    expect(await listUndecidedGroups(db, 3)).toEqual({ groups: [], count: 0 });
  });
});
