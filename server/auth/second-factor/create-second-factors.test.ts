import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../db/core/open-database.ts";
import { findSecondFactorAt } from "../../../db/accounts/second-factors.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { createSecretBox } from "../../adapters/secret-box.ts";
import { addMinutes, instant, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { SECOND_FACTOR_TRIES_MAX } from "../../domain/values/second-factor.ts";
import { createLimits } from "../../limits/create-limits.ts";
import type { CodeOutcome, FactorNotification, SecondFactors } from "../../ports.ts";
import { createSecondFactors } from "./create-second-factors.ts";
import { codeOfStep, stepAt } from "./one-time-code.ts";

const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const USER = "user-1";
const WRONG = "000000";

describe("the second factor of an operator", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    let factors: SecondFactors;
    let now: Instant;
    let secret: string;
    let notified: FactorNotification[];
    let recoveryCodes: readonly string[];

    async function beginSession(sessionId: string, userId = USER): Promise<void> {
      await sql`insert into auth_session (id, token, "userId", "expiresAt", "updatedAt")
        values (${sessionId}, ${sessionId}, ${userId}, ${"2030-01-01T00:00:00.000Z"}, ${"2026-01-01T00:00:00.000Z"})`.execute(
        database.kysely,
      );
    }

    async function isOver(sessionId: string): Promise<boolean> {
      const found = await sql`select id from auth_session where id = ${sessionId}`.execute(database.kysely);
      return found.rows.length === 0;
    }

    const enter = (code: string, sessionId = "s1"): Promise<CodeOutcome> =>
      factors.enterCode({ userId: USER, sessionId }, code);
    const codeNow = () => codeOfStep(secret, stepAt(now));
    const confirmedAt = (sessionId: string) => findSecondFactorAt(database.kysely, sessionId);

    /** The next code of the app. */
    function wait(minutes = 1): void {
      now = addMinutes(now, minutes);
    }

    beforeEach(async () => {
      database = await openFresh();
      now = instant("2026-03-02T10:00:00Z");
      const clock = { now: () => now };
      const limits = createLimits({ database, clock, secretBox });
      notified = [];
      const notify = (_userId: string, kind: FactorNotification) => Promise.resolve(void notified.push(kind));
      factors = createSecondFactors({
        database,
        clock,
        limits,
        log: noLog,
        secretBox,
        issuer: "Test",
        notify,
      });
      for (const id of [USER, "user-2"]) {
        const verified = database.dialect === "postgres" ? sql`true` : sql`1`;
        await sql`insert into auth_user (id, name, email, "emailVerified", role)
          values (${id}, ${id}, ${`${id}@example.com`}, ${verified}, 'operator')`.execute(database.kysely);
      }
      await beginSession("s1");
      await beginSession("s2");
      await factors.beginApp(USER);
      secret = (await factors.settingsOf(USER, "user-1@example.com")).pendingApp?.secret ?? "";
      const outcome = await factors.finishApp({ userId: USER, sessionId: "s1" }, codeNow());
      invariant(outcome.kind === "set_up" && outcome.recoveryCodes !== null, "the app is set up");
      recoveryCodes = outcome.recoveryCodes;
      wait();
    });

    test("its first code sets the app up, confirms the session, and brings ten recovery codes", async () => {
      expect(await confirmedAt("s1")).toBe(instant("2026-03-02T10:00:00Z"));
      expect(await confirmedAt("s2")).toBeNull();
      expect(new Set(recoveryCodes).size).toBe(10);
      const settings = await factors.settingsOf(USER, "user-1@example.com");
      expect(settings).toMatchObject({ pendingApp: null, recoveryCodesLeft: 10 });
      expect(settings.appSince).toBe(instant("2026-03-02T10:00:00Z"));
    });

    test("neither the app's secret nor a recovery code stands in the database", async () => {
      await factors.beginApp(USER);
      const pending = (await factors.settingsOf(USER, "")).pendingApp?.secret ?? "";
      const rows = JSON.stringify([
        await database.kysely.selectFrom("factor_app").selectAll().execute(),
        await database.kysely.selectFrom("recovery_code").selectAll().execute(),
      ]);
      for (const hidden of [secret, pending, ...recoveryCodes]) {
        expect(hidden).not.toBe("");
        expect(rows).not.toContain(hidden);
        expect(rows).not.toContain(hidden.replaceAll("-", ""));
      }
    });

    test("the code that set the app up does not confirm another session", async () => {
      now = instant("2026-03-02T10:00:00Z");
      expect(await enter(codeNow(), "s2")).toMatchObject({ kind: "wrong", wasUsed: true });
      expect(await confirmedAt("s2")).toBeNull();
    });

    test("a code confirms once, whoever enters it again within its time", async () => {
      const code = codeNow();
      expect(await enter(code)).toEqual({ kind: "confirmed" });
      expect(await enter(code)).toMatchObject({ kind: "wrong", wasUsed: true });
      expect(await enter(code, "s2")).toMatchObject({ kind: "wrong", wasUsed: true });
      const earlier = codeOfStep(secret, stepAt(now) - 1);
      expect(await enter(earlier, "s2")).toMatchObject({ kind: "wrong", wasUsed: true });
      expect(await confirmedAt("s2")).toBeNull();
    });

    test("one code entered by many at once confirms one session", async () => {
      const sessions = ["a", "b", "c", "d"];
      for (const id of sessions) await beginSession(id);
      const code = codeNow();
      const outcomes = await Promise.all(sessions.map((id) => enter(code, id)));
      expect(outcomes.filter(({ kind }) => kind === "confirmed")).toHaveLength(1);
    });

    test("five wrong codes end the session, and no other", async () => {
      for (let left = SECOND_FACTOR_TRIES_MAX - 1; left > 0; left--)
        expect(await enter(WRONG)).toMatchObject({ kind: "wrong", triesLeft: left });
      expect(await isOver("s1")).toBe(false);
      expect(await enter(WRONG)).toEqual({ kind: "session_ended" });
      expect([await isOver("s1"), await isOver("s2")]).toEqual([true, false]);
      expect(await enter(codeNow())).toEqual({ kind: "session_ended" });
      expect(await enter(codeNow(), "s2")).toEqual({ kind: "confirmed" });
    });

    test("of twelve wrong codes that come at once, five are tries: the session is over, and its right code comes too late", async () => {
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => enter(WRONG)));
      expect(outcomes.filter(({ kind }) => kind === "wrong").length).toBeLessThan(SECOND_FACTOR_TRIES_MAX);
      expect(await isOver("s1")).toBe(true);
      expect(await enter(codeNow())).toEqual({ kind: "session_ended" });
      expect(await confirmedAt("s1")).toBeNull();
    });

    test("a right code lets the tries begin anew", async () => {
      for (let i = 1; i < SECOND_FACTOR_TRIES_MAX; i++) await enter(WRONG);
      expect(await enter(codeNow())).toEqual({ kind: "confirmed" });
      expect(await enter(WRONG)).toMatchObject({ triesLeft: SECOND_FACTOR_TRIES_MAX - 1 });
    });

    test("however many sessions somebody begins, fifteen codes are looked at and then one an hour; a recovery code still gets in", async () => {
      for (let session = 0; session < 3; session++) {
        await beginSession(`guess-${session}`);
        for (let i = 0; i < SECOND_FACTOR_TRIES_MAX; i++) await enter(WRONG, `guess-${session}`);
        expect(await isOver(`guess-${session}`)).toBe(true);
      }
      expect(await enter(codeNow())).toMatchObject({ kind: "wait", retryAfterSeconds: 3600 });
      expect(await enter(recoveryCodes[0] ?? "")).toEqual({ kind: "confirmed" });
      // Its owner is known by that: the codes begin anew.
      expect(await enter(codeNow(), "s2")).toEqual({ kind: "confirmed" });
    });

    test("a recovery code confirms once, however it is typed, and is nobody else's", async () => {
      const [code = ""] = recoveryCodes;
      await beginSession("theirs", "user-2");
      expect(await factors.enterCode({ userId: "user-2", sessionId: "theirs" }, code)).toMatchObject({
        kind: "wrong",
        wasUsed: false,
      });
      const outcomes = await Promise.all([
        enter(` ${code.toUpperCase().replaceAll("-", " ")} `),
        enter(code, "s2"),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["confirmed", "wrong"]);
      expect(await enter(code)).toMatchObject({ kind: "wrong", wasUsed: true });
      expect((await factors.settingsOf(USER, "")).recoveryCodesLeft).toBe(9);
    });

    test("the owner is told of each change of the factor and of each recovery code used, and of no code of the app", async () => {
      expect(notified).toEqual(["app_set_up"]);
      await enter(codeNow());
      await enter(WRONG);
      await enter(recoveryCodes[0] ?? "");
      await enter(recoveryCodes[0] ?? "");
      await factors.makeRecoveryCodes(USER);
      await factors.removeApp(USER);
      expect(notified).toEqual(["app_set_up", "recovery_code_used", "recovery_codes_made"]);
      for (const id of ["p1", "p2"])
        await sql`insert into auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
          values (${id}, 'key', ${USER}, ${id}, 0, 'singleDevice', ${database.dialect === "postgres" ? sql`false` : sql`0`})`.execute(
          database.kysely,
        );
      await factors.removeApp(USER);
      await factors.removePasskey("user-2", "p1");
      await factors.removePasskey(USER, "p1");
      await factors.removePasskey(USER, "p1");
      expect(notified.slice(3)).toEqual(["app_removed", "passkey_removed"]);
    });

    test("whoever is asked for no second factor removes the last of their passkeys, nobody else does, and is told once", async () => {
      await sql`insert into auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
        values ('p1', 'key', 'user-2', 'c1', 0, 'singleDevice', ${database.dialect === "postgres" ? sql`false` : sql`0`})`.execute(
        database.kysely,
      );
      await factors.removeAnyPasskey(USER, "p1");
      expect(await factors.listPasskeys("user-2")).toMatchObject([{ id: "p1" }]);
      await factors.removeAnyPasskey("user-2", "p1");
      await factors.removeAnyPasskey("user-2", "p1");
      expect(await factors.listPasskeys("user-2")).toEqual([]);
      expect(notified.filter((kind) => kind === "passkey_removed")).toEqual(["passkey_removed"]);
    });

    test("new recovery codes end the old ones", async () => {
      const fresh = await factors.makeRecoveryCodes(USER);
      expect(await enter(recoveryCodes[1] ?? "")).toMatchObject({ kind: "wrong", wasUsed: false });
      expect(await enter(fresh[1] ?? "")).toEqual({ kind: "confirmed" });
    });

    test("the app goes on until another one has given its first code, and the recovery codes stay", async () => {
      await factors.beginApp(USER);
      const next = (await factors.settingsOf(USER, "")).pendingApp?.secret ?? "";
      expect(next).not.toBe(secret);
      const session = { userId: USER, sessionId: "s2" };
      expect(await factors.finishApp(session, codeNow())).toEqual({ kind: "wrong_code" });
      expect(await enter(codeNow())).toEqual({ kind: "confirmed" });
      wait();
      const first = codeOfStep(next, stepAt(now));
      expect(await factors.finishApp(session, first)).toEqual({ kind: "set_up", recoveryCodes: null });
      expect(await factors.finishApp(session, first)).toEqual({ kind: "nothing_pending" });
      wait();
      expect(await enter(codeNow())).toMatchObject({ kind: "wrong", wasUsed: false });
      expect(await enter(codeOfStep(next, stepAt(now)))).toEqual({ kind: "confirmed" });
    });

    async function addPasskeys(...ids: readonly string[]): Promise<void> {
      const no = database.dialect === "postgres" ? sql`false` : sql`0`;
      for (const id of ids)
        await sql`insert into auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
          values (${id}, 'key', ${USER}, ${id}, 0, 'singleDevice', ${no})`.execute(database.kysely);
    }

    test("of the last two factors, taken away at the same moment again and again, one is left", async () => {
      for (let round = 0; round < 10; round++) {
        await addPasskeys(`p${round}`);
        const outcomes = await Promise.all([
          factors.removeApp(USER),
          factors.removePasskey(USER, `p${round}`),
        ]);
        expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["last_one", "removed"]);
        // For the next round: an app alone.
        await factors.beginApp(USER);
        secret = (await factors.settingsOf(USER, "")).pendingApp?.secret ?? "";
        await factors.finishApp({ userId: USER, sessionId: "s1" }, codeNow());
        await factors.removePasskey(USER, `p${round}`);
      }
    });

    test("of the last two passkeys, taken away at the same moment again and again, one is left", async () => {
      await addPasskeys("kept");
      await factors.removeApp(USER);
      for (let round = 0; round < 10; round++) {
        await addPasskeys(`p${round}`);
        const { passkeys } = await factors.settingsOf(USER, "");
        const outcomes = await Promise.all(passkeys.map(({ id }) => factors.removePasskey(USER, id)));
        expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["last_one", "removed"]);
      }
    });

    test("of recovery codes that are made by several at the same moment, ten count", async () => {
      for (let round = 0; round < 10; round++) {
        await Promise.all(Array.from({ length: 3 }, () => factors.makeRecoveryCodes(USER)));
        expect((await factors.settingsOf(USER, "")).recoveryCodesLeft).toBe(10);
      }
    });

    test("the only factor is not taken away; with a passkey beside it, either is", async () => {
      expect(await factors.removeApp(USER)).toEqual({ kind: "last_one" });
      await sql`insert into auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
        values ('p1', 'key', ${USER}, 'c1', 0, 'singleDevice', ${database.dialect === "postgres" ? sql`false` : sql`0`})`.execute(
        database.kysely,
      );
      await factors.renamePasskey("user-2", "p1", "Stolen");
      await factors.renamePasskey(USER, "p1", "Work laptop");
      expect((await factors.settingsOf(USER, "")).passkeys).toMatchObject([
        { id: "p1", name: "Work laptop" },
      ]);
      expect(await factors.removeApp(USER)).toEqual({ kind: "removed" });
      expect(await factors.removePasskey(USER, "p1")).toEqual({ kind: "last_one" });
      expect(await enter(codeNow())).toMatchObject({ kind: "wrong" });
    });
  });
});
