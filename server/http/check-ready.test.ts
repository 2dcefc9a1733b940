import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createReadyCheck } from "./check-ready.ts";
import { instant } from "../domain/values/instant.ts";

const clock = { now: () => instant("2026-03-02T10:00:00.000Z") };

describe("readiness", () => {
  forEachDialect((openFresh, dialect) => {
    test("a database that reads and does not take writes is not ready, and is ready as soon as it does again", async () => {
      const database = await openFresh();
      let ms = 0;
      const check = createReadyCheck({ database, clock }, () => ms);
      await check();
      // As with a disk without room: everything can be read.
      await (
        dialect === "sqlite"
          ? sql`pragma query_only = 1`
          : sql`alter table heartbeat add constraint no_room check (written_at = 'never') not valid`
      ).execute(database.kysely);
      ms += 5_000;
      await expect(check()).rejects.toThrow();
      await expect(check()).rejects.toThrow();
      await (
        dialect === "sqlite" ? sql`pragma query_only = 0` : sql`alter table heartbeat drop constraint no_room`
      ).execute(database.kysely);
      await check();
    });

    test("asked often and by many, it writes once every 5 s", async () => {
      const database = await openFresh();
      let ms = 0;
      let seconds = 0;
      const ticking = { now: () => instant(`2026-03-02T10:00:0${seconds}.000Z`) };
      const check = createReadyCheck({ database, clock: ticking }, () => ms);
      const written = async () =>
        (await database.kysely.selectFrom("heartbeat").selectAll().execute())[0]?.written_at;
      await Promise.all([check(), check(), check()]);
      seconds = 4;
      ms = 4_999;
      await check();
      expect(await written()).toBe("2026-03-02T10:00:00.000Z");
      seconds = 5;
      ms = 5_000;
      await check();
      expect(await written()).toBe("2026-03-02T10:00:05.000Z");
    });
  });
});
