import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { insertBuilder, linkBuilderToUser } from "../../../db/builders/builders.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { eraseAccount } from "../../../db/accounts/erase-account.ts";
import { listOperatorActions } from "../../../db/operations/operator-actions.ts";
import { API_KEYS_OF_OWNER_MAX, API_SCOPES, type KeyOwner } from "../../domain/values/api-key.ts";
import { idFromBytes } from "../../domain/values/ids.ts";
import { instant, timeZone } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { NewApiKey } from "../../ports.ts";
import type { Auth } from "../auth.ts";
import { testAuth } from "../test-auth.ts";

const password = "correct-horse-42";
const SHOP = "https://shop.example";
const NIGHTLY: NewApiKey = {
  name: "Nightly export",
  scopes: ["bookings:read", "event-types:read"],
  origins: [SHOP],
  days: null,
};

describe("keys of other software", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    let auth: Auth;
    let builder: KeyOwner & { kind: "builder" };
    let operator: KeyOwner;

    beforeEach(async () => {
      database = await openFresh();
      auth = testAuth(database);
      const ada = { email: "ada@example.com", name: "Ada", password };
      const userId = await auth.createUser({ ...ada, role: "builder" });
      const builderId = idFromBytes("bld", new Uint8Array(16).fill(7));
      const details = { slug: "ada", displayName: "Ada", email: ada.email, headline: "", bio: "" };
      const selling = { accentColor: null, currency: "EUR", directBookings: "adopt" as const };
      const zone = timeZone("Europe/Berlin");
      await insertBuilder(
        database.kysely,
        { ...details, ...selling, id: builderId, timeZone: zone, userId: null, position: 0 },
        instant("2026-03-02T10:00:00Z"),
      );
      await linkBuilderToUser(database.kysely, builderId, userId);
      builder = { kind: "builder", userId, builderId };
      const op = { email: "operator@example.com", name: "Op", password };
      operator = { kind: "operator", userId: await auth.createUser({ ...op, role: "operator" }) };
    });

    async function make(owner: KeyOwner, more: Partial<NewApiKey> = {}) {
      const made = await auth.keys.create(owner, { ...NIGHTLY, ...more });
      invariant(made !== null, "there is room for one more");
      return made;
    }

    const find = (key: string) => auth.findApiKey(`Bearer ${key}`);

    test("one that was made is its owner's program, with the scopes and origins that were chosen", async () => {
      const { id, key } = await make(builder);
      expect(key).toMatch(/^bawk_[A-Za-z]{40}$/);
      expect(await find(key)).toEqual({
        id,
        owner: builder,
        scopes: ["bookings:read", "event-types:read"],
        origins: [SHOP],
      });
      const operators = await make(operator, { scopes: ["webhooks:write"], origins: [] });
      expect(await find(operators.key)).toEqual({
        id: operators.id,
        owner: operator,
        scopes: ["webhooks:write"],
        origins: [],
      });
      expect(await auth.findApiKey(`bearer ${key}`)).toMatchObject({ id });
    });

    test("what is stored of it is no key", async () => {
      const { key } = await make(builder);
      const stored = await sql<Record<string, unknown>>`select * from auth_api_key`.execute(database.kysely);
      expect(stored.rows).toHaveLength(1);
      const row = stored.rows[0] ?? {};
      expect(JSON.stringify(row)).not.toContain(key);
      expect(row["start"]).toBe(key.slice(0, 9));
      expect(await find(String(row["key"]))).toBeNull();
      expect(await auth.findApiKey(`Bearer ${String(row["key"])}`)).toBeNull();
    });

    test("garbage, another prefix, another scheme or nothing is nobody's program", async () => {
      const { key } = await make(builder);
      const withoutPrefix = key.slice("bawk_".length);
      for (const authorization of [
        null,
        "",
        "Bearer",
        "Bearer ",
        key,
        `Basic ${key}`,
        `Bearer ${withoutPrefix}`,
        `Bearer sk_live_${withoutPrefix}`,
        `Bearer BAWK_${withoutPrefix}`,
        `Bearer ${key}x`,
        `Bearer ${key.slice(0, -1)}`,
        `Bearer ${key} ${key}`,
        `Bearer ${key.toLowerCase()}`,
        `Bearer bawk_${"a".repeat(40)}`,
        `Bearer ${"x".repeat(100_000)}`,
        "Bearer ' or 1=1 --",
      ])
        expect(await auth.findApiKey(authorization), authorization?.slice(0, 60)).toBeNull();
    });

    test("one that was revoked is none, at once; revoking it again, or somebody else's, does nothing", async () => {
      const { id, key } = await make(builder);
      expect(await auth.keys.revoke(operator, id)).toBeNull();
      expect(await find(key)).not.toBeNull();
      expect(await auth.keys.revoke(builder, id)).toEqual({ name: "Nightly export" });
      expect(await find(key)).toBeNull();
      expect(await auth.keys.revoke(builder, id)).toBeNull();
      expect(await auth.keys.list(builder)).toEqual([]);
    });

    test("one that has expired is none", async () => {
      const { id, key } = await make(builder, { days: 30 });
      expect(await find(key)).not.toBeNull();
      expect((await auth.keys.list(builder))[0]?.expiresAt).not.toBeNull();
      await sql`update auth_api_key set "expiresAt" = ${"2020-01-01T00:00:00.000Z"} where id = ${id}`.execute(
        database.kysely,
      );
      expect(await find(key)).toBeNull();
      expect(await auth.keys.list(builder)).toEqual([]);
      expect(await auth.isOriginOfAnyLiveKey(SHOP)).toBe(false);
    });

    test("one whose owner was erased is gone, with its origins", async () => {
      const { key } = await make(builder);
      const { userId } = builder;
      await database.transact((tx) => eraseAccount(tx, { email: "ada@example.com", userId }));
      expect(await find(key)).toBeNull();
      expect(await auth.isOriginOfAnyLiveKey(SHOP)).toBe(false);
      for (const table of ["auth_api_key", "api_key_origin"]) {
        const left = await sql`select 1 from ${sql.table(table)}`.execute(database.kysely);
        expect(left.rows, table).toEqual([]);
      }
      await expect(auth.keys.create(builder, NIGHTLY)).rejects.toThrow(/account/i);
    });

    test("one whose owner has lost the role is none, and grows to nothing when they get another", async () => {
      const builders = await make(builder);
      const operators = await make(operator);
      const { userId } = builder;
      for (const role of ["client", "operator"]) {
        await sql`update auth_user set role = ${role} where id = ${userId}`.execute(database.kysely);
        expect(await find(builders.key), role).toBeNull();
      }
      await sql`update auth_user set role = 'builder' where id = ${operator.userId}`.execute(database.kysely);
      expect(await find(operators.key)).toBeNull();
      await sql`update auth_user set role = 'operator' where id = ${operator.userId}`.execute(
        database.kysely,
      );
      expect(await find(operators.key)).not.toBeNull();
    });

    test("one whose owner's address is no longer confirmed, or whose builder's page is gone, is none", async () => {
      const builders = await make(builder);
      const operators = await make(operator);
      await sql`update builder set user_id = null`.execute(database.kysely);
      const no = database.dialect === "postgres" ? sql`false` : sql`0`;
      await sql`update auth_user set "emailVerified" = ${no} where id = ${operator.userId}`.execute(
        database.kysely,
      );
      expect([await find(builders.key), await find(operators.key)]).toEqual([null, null]);
    });

    test("a scope that this version does not know is not allowed", async () => {
      const { id, key } = await make(builder);
      const permissions = JSON.stringify({ contract: ["everything", "bookings:read"] });
      await sql`update auth_api_key set permissions = ${permissions} where id = ${id}`.execute(
        database.kysely,
      );
      expect((await find(key))?.scopes).toEqual(["bookings:read"]);
    });

    test("its use is noted, and no more than once a minute", async () => {
      const { id, key } = await make(builder);
      const lastUsedAt = async () => (await auth.keys.list(builder))[0]?.lastUsedAt;
      expect(await lastUsedAt()).toBeNull();
      await find(key);
      const first = await lastUsedAt();
      expect(first).not.toBeNull();
      await find(key);
      expect(await lastUsedAt()).toBe(first);
      await sql`update auth_api_key set "lastRequest" = ${"2020-01-01T00:00:00.000Z"} where id = ${id}`.execute(
        database.kysely,
      );
      await find(key);
      expect((await lastUsedAt())?.localeCompare(first ?? "")).toBeGreaterThanOrEqual(0);
    });

    test("an owner sees their own, newest first, with what each may do", async () => {
      const first = await make(builder, { name: "First", scopes: API_SCOPES, origins: [] });
      await sql`update auth_api_key set "createdAt" = ${"2020-01-01T00:00:00.000Z"} where id = ${first.id}`.execute(
        database.kysely,
      );
      await make(builder, { name: "Second", origins: ["https://b.example", "https://a.example"], days: 7 });
      await make(operator);
      const listed = await auth.keys.list(builder);
      expect(listed.map(({ name }) => name)).toEqual(["Second", "First"]);
      const [second] = listed;
      expect(second?.origins).toEqual(["https://a.example", "https://b.example"]);
      expect(second?.start).toMatch(/^bawk_[A-Za-z]{4}$/);
      expect(listed[1]?.scopes).toEqual(API_SCOPES);
    });

    test(`nobody has more than ${API_KEYS_OF_OWNER_MAX}, also when several are made at once`, async () => {
      for (let made = 0; made < API_KEYS_OF_OWNER_MAX - 1; made += 1) await make(builder);
      const atOnce = await Promise.all([1, 2, 3].map(() => auth.keys.create(builder, NIGHTLY)));
      const listed = await auth.keys.list(builder);
      expect(listed.length).toBeLessThanOrEqual(API_KEYS_OF_OWNER_MAX);
      expect(listed.length - (API_KEYS_OF_OWNER_MAX - 1)).toBe(atOnce.filter((one) => one !== null).length);
      while ((await auth.keys.create(builder, NIGHTLY)) !== null);
      expect(await auth.keys.list(builder)).toHaveLength(API_KEYS_OF_OWNER_MAX);
      await make(operator);
    });

    test("an origin counts as long as a key of it does, and is compared as a whole", async () => {
      const { id } = await make(builder, { origins: [SHOP, "http://localhost:3000", SHOP] });
      expect(await auth.isOriginOfAnyLiveKey(SHOP)).toBe(true);
      expect(await auth.isOriginOfAnyLiveKey("http://localhost:3000")).toBe(true);
      for (const other of ["https://shop.exampl", `${SHOP}/`, "https://other.example", "null", ""])
        expect(await auth.isOriginOfAnyLiveKey(other), other).toBe(false);
      await auth.keys.revoke(builder, id);
      expect(await auth.isOriginOfAnyLiveKey(SHOP)).toBe(false);
    });

    test("an operator's is a line of the operators' audit when it is made and when it is revoked; a builder's is none", async () => {
      await make(builder);
      const { id } = await make(operator);
      await auth.keys.revoke(operator, id);
      await auth.keys.revoke(operator, id);
      const { values } = await listOperatorActions(database.kysely, 10);
      const line = { operatorUserId: operator.userId, subject: `api_key:${id}`, note: NIGHTLY.name };
      expect(values).toHaveLength(2);
      for (const action of ["create_api_key", "revoke_api_key"])
        expect(values).toContainEqual(expect.objectContaining({ ...line, action }));
    });
  });
});
