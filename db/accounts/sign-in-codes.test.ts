import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { idFromBytes } from "../../server/domain/values/ids.ts";
import { forEachDialect } from "../core/test-databases.ts";
import {
  deleteOldCodes,
  findCode,
  findCodeByLink,
  forgetCodes,
  insertCode,
  listCodesOf,
  takeCodeTry,
  useCode,
  useCodeOfLink,
} from "./sign-in-codes.ts";

const AT = instant("2026-03-02T10:00:00Z");
const CODE = {
  id: "a",
  keyHash: "key",
  linkHash: "link-a",
  email: "casey@example.com",
  purpose: { kind: "book", sessionTypeId: idFromBytes("sty", new Uint8Array(16).fill(7)) },
  choice: { name: "Casey", at: addMinutes(AT, 60), timeZone: null, source: "direct" },
  next: "/profile/ada",
  askedAt: AT,
  expiresAt: addMinutes(AT, 10),
} as const;

describe("codes to sign in with", () => {
  forEachDialect((openFresh) => {
    test("of many tries at the same moment three are counted, none of another address, and none when it is too late", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await database.transact((tx) => insertCode(tx, CODE));
      expect(await takeCodeTry(db, { id: "a", email: "other@example.com" }, AT)).toBe(false);
      expect(await takeCodeTry(db, CODE, CODE.expiresAt)).toBe(false);
      const taken = await Promise.all(Array.from({ length: 12 }, () => takeCodeTry(db, CODE, AT)));
      expect(taken.filter(Boolean)).toHaveLength(3);
      expect(await findCode(db, "a")).toEqual({ ...CODE, tries: 3, endedAt: null });
    });

    test("of many uses at the same moment one succeeds, and the link of its mail is gone", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await sql`insert into auth_verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
        values ('v', 'magic-link:link-a', '{}', ${AT}, ${AT}, ${AT})`.execute(db);
      await database.transact((tx) => insertCode(tx, CODE));
      const used = await Promise.all(
        Array.from({ length: 6 }, () => database.transact((tx) => useCode(tx, "a"))),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      expect((await sql`select id from auth_verification`.execute(db)).rows).toEqual([]);
    });

    test("another code of the address ends it, an old one goes, and so does all of an address that is forgotten", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await database.transact((tx) => insertCode(tx, CODE));
      const newer = { ...CODE, id: "b", linkHash: "link-b", askedAt: addMinutes(AT, 1) };
      await database.transact((tx) => insertCode(tx, newer));
      expect((await listCodesOf(db, "Casey@example.com")).map(({ id, endedAt }) => [id, endedAt])).toEqual([
        ["b", null],
        ["a", newer.askedAt],
      ]);
      expect(await takeCodeTry(db, CODE, AT)).toBe(false);
      expect(await database.transact((tx) => useCode(tx, "a"))).toBe(false);
      await deleteOldCodes(db, newer.askedAt);
      expect(await findCode(db, "a")).toBeNull();
      await database.transact((tx) => useCodeOfLink(tx, "link-b"));
      expect(await findCodeByLink(db, "link-b")).toBeNull();
      await database.transact((tx) => insertCode(tx, CODE));
      await forgetCodes(db, "CASEY@example.com");
      expect(await listCodesOf(db, CODE.email)).toEqual([]);
    });
  });
});
