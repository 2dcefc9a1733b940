import { expect, test } from "vitest";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addMinutes } from "../domain/values/instant.ts";
import type { Log } from "../ports.ts";
import { watchUnknownWork } from "./watch-unknown-work.ts";

forEachDialect((openFresh) => {
  test("work that no process knows is said in the log once, after a quarter of an hour", async () => {
    const database = await openFresh();
    await database.kysely
      .insertInto("inbox")
      .values({
        source: "stripe",
        dedupe_key: "evt_newer",
        event_type: "invoice.paid",
        body: "{}",
        received_at: TEST_NOW,
        next_attempt_at: TEST_NOW,
        attempts: 0,
      })
      .execute();
    const lines: unknown[] = [];
    const nothing = () => undefined;
    const log: Log = { info: nothing, warn: nothing, error: (about) => lines.push(about) };
    let now = addMinutes(TEST_NOW, 14);
    const watch = watchUnknownWork({ database, clock: { now: () => now }, log });
    await watch();
    expect(lines).toEqual([]);
    now = addMinutes(TEST_NOW, 16);
    await watch();
    await watch();
    expect(lines).toEqual([{ queue: "inbox", type: "stripe invoice.paid", rows: 1, since: TEST_NOW }]);
  });
});
