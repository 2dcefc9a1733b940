import { describe, expect, test } from "vitest";
import {
  becomeAnotherInstallation,
  findInstallation,
  renameInstallation,
} from "../../db/operations/installation.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { instant } from "../domain/values/instant.ts";
import { lookAtInstallation, meetInstallation } from "./meet-installation.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");

let made = 0;
function meet(database: Database, setting: string | null) {
  made += 1;
  const randomBytes = (length: number) => new Uint8Array(length).fill(made);
  return meetInstallation({ database, clock: { now: () => NOW }, randomBytes, setting });
}

describe("whose database it is", () => {
  forEachDialect((openFresh) => {
    test("the first start writes what is set, and another installation does not start on it", async () => {
      const database = await openFresh();
      expect(await meet(database, "installation-one")).toMatchObject({
        id: "installation-one",
        formerIds: [],
      });
      expect(await meet(database, "installation-one")).toMatchObject({ id: "installation-one" });
      await expect(meet(database, "installation-two")).rejects.toThrow(
        /installation installation-one, and INSTALLATION_ID says installation-two\. Nothing was started.*-- moved.*-- copied --yes/,
      );
      await expect(lookAtInstallation(database, "installation-two")).rejects.toThrow(/installation-one/);
    });

    test("an id that was set must be set ever after: a copy that says nothing starts nothing", async () => {
      const database = await openFresh();
      await meet(database, "installation-one");
      await expect(meet(database, null)).rejects.toThrow(/INSTALLATION_ID is not set/);
    });

    test("where none is set, one is made up once and taken from the database", async () => {
      const database = await openFresh();
      const { id } = await meet(database, null);
      expect(id).toMatch(/^ins_/);
      expect((await meet(database, null)).id).toBe(id);
      await expect(meet(database, "installation-one")).rejects.toThrow(
        /INSTALLATION_ID says installation-one/,
      );
    });

    test("of two that come first at once, the slower one is refused", async () => {
      const database = await openFresh();
      const both = await Promise.allSettled([
        meet(database, "installation-one"),
        meet(database, "installation-two"),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    test("one that has moved keeps what it began under its former id, there and back", async () => {
      const database = await openFresh();
      await meet(database, "installation-one");
      await database.transact((tx) => renameInstallation(tx, "installation-two", NOW));
      expect(await meet(database, "installation-two")).toMatchObject({
        id: "installation-two",
        formerIds: ["installation-one"],
      });
      await expect(meet(database, "installation-one")).rejects.toThrow(/installation-two/);
      await database.transact((tx) => renameInstallation(tx, "installation-one", NOW));
      expect(await meet(database, "installation-one")).toMatchObject({
        id: "installation-one",
        formerIds: ["installation-two"],
      });
    });

    test("a copy has none of the former ids", async () => {
      const database = await openFresh();
      await meet(database, "installation-one");
      await database.transact((tx) => renameInstallation(tx, "installation-two", NOW));
      await database.transact((tx) => becomeAnotherInstallation(tx, "installation-three", NOW));
      expect(await findInstallation(database)).toEqual({
        id: "installation-three",
        formerIds: [],
        origin: "set",
        copiedAt: NOW,
      });
    });

    test("a copy that is moved stays one, there and back", async () => {
      const database = await openFresh();
      await meet(database, "installation-one");
      await database.transact((tx) => becomeAnotherInstallation(tx, "installation-two", NOW));
      for (const id of ["installation-three", "installation-two"]) {
        await database.transact((tx) => renameInstallation(tx, id, NOW));
        expect(await findInstallation(database)).toMatchObject({ id, copiedAt: NOW });
      }
    });
  });
});
