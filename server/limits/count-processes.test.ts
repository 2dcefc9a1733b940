import { expect, test } from "vitest";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { countAppProcesses } from "./count-processes.ts";

forEachDialect((openFresh, dialect) => {
  test("processes that are there count, and those that have ended or died do not", async () => {
    const database = await openFresh();
    let now = instant("2026-03-02T10:00:00Z");
    const quiet = () => undefined;
    const log = { info: quiet, warn: quiet, error: quiet };
    const [a, b, c] = ["a", "b", "c"].map((id) =>
      countAppProcesses({ database, clock: { now: () => now }, log, process: { id, host: "here" } }),
    ) as [
      ReturnType<typeof countAppProcesses>,
      ReturnType<typeof countAppProcesses>,
      ReturnType<typeof countAppProcesses>,
    ];
    for (const one of [a, b, c, a]) await one.note();
    const several = (count: number) => (dialect === "sqlite" ? 1 : count);
    expect(a.now()).toBe(several(3));
    await c.stop();
    await a.note();
    expect(a.now()).toBe(several(2));
    now = addMinutes(now, 1);
    await a.note();
    expect(a.now()).toBe(1);
  });
});
