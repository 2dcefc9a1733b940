import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listOperatorActions } from "../../db/operations/operator-actions.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { testAddress } from "../auth/test-accounts.ts";
import { API_KEYS_OF_OWNER_MAX, API_SCOPES, type ApiKey } from "../domain/values/api-key.ts";
import { invariant } from "../domain/values/invariant.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../test-app.ts";
import { callerOf, keyCaller } from "../../e2e/kit/people.ts";
import type { Actor, SignIn } from "./procedure-context.ts";
import { appRouter } from "./root.ts";
import type { ProcedureMeta } from "./trpc.ts";

const NIGHTLY = {
  name: "Nightly export",
  scopes: ["bookings:read" as const],
  origins: ["https://shop.example"],
  days: null,
};
const FRESH: SignIn = { sessionId: "s", isFresh: true, isConfirmed: true, timeZone: null, language: null };
const STALE: SignIn = { ...FRESH, isFresh: false };
const PASSWORD = "correct-horse-42";

let app: TestApp;
let ada: Exclude<Actor, { kind: "nobody" }>;
let kenji: Exclude<Actor, { kind: "nobody" }>;
let operator: Exclude<Actor, { kind: "nobody" }>;

async function builderBySlug(slug: string): Promise<Exclude<Actor, { kind: "nobody" }>> {
  const builder = await findBuilderBySlug(app.db, slug);
  invariant(builder?.userId != null, `${slug} is seeded`);
  const { id: builderId, userId, email, displayName: name } = builder;
  return { kind: "builder", userId, email, name, confirmed: testAddress(email), builderId, signIn: FRESH };
}

beforeAll(async () => {
  app = await startTestApp();
  ada = await builderBySlug("ada-okafor");
  kenji = await builderBySlug("kenji-mori");
  const who = { email: "keys-operator@example.com", name: "The Operator" };
  const userId = await app.services.auth.createUser({ ...who, password: PASSWORD, role: "operator" });
  const confirmed = testAddress(who.email);
  const lent = { secondFactor: NOT_ASKED, signIn: FRESH, builderId: null };
  operator = { kind: "operator", userId, ...who, confirmed, ...lent };
});
afterAll(() => app.stop());
beforeEach(() => sql`delete from auth_api_key`.execute(app.db));

const keysOf = (actor: Actor) => callerOf(app, actor).apiKeys;

async function make(actor: Actor, more: Partial<typeof NIGHTLY> = {}) {
  const outcome = await keysOf(actor).create({ ...NIGHTLY, ...more });
  invariant(outcome.ok, "it is made");
  return outcome.value;
}

async function programWith(key: string): Promise<ApiKey> {
  const found = await app.services.auth.findApiKey(`Bearer ${key}`);
  invariant(found !== null, "the key counts");
  return found;
}

const mailsTo = (actor: typeof ada) => app.sandbox.mailbox.ledger.list({ to: actor.email });

describe("whoever may have keys", () => {
  test("a builder makes, sees and revokes keys of their own, and is told by mail, which has no letter of them", async () => {
    const { id, key } = await make(ada, { name: "<b>Shop</b>" });
    expect(await keysOf(ada).list()).toMatchObject({
      keys: [{ id, name: "<b>Shop</b>", start: key.slice(0, 9), origins: ["https://shop.example"] }],
      keysMax: API_KEYS_OF_OWNER_MAX,
      proof: "nothing",
    });
    expect((await keysOf(kenji).list()).keys).toEqual([]);
    expect(await programWith(key)).toMatchObject({ owner: { kind: "builder", builderId: ada.builderId } });

    await keysOf(kenji).revoke({ keyId: id });
    expect((await keysOf(ada).list()).keys).toHaveLength(1);
    await keysOf(ada).revoke({ keyId: id });
    await keysOf(ada).revoke({ keyId: id });
    expect((await keysOf(ada).list()).keys).toEqual([]);
    expect(await app.services.auth.findApiKey(`Bearer ${key}`)).toBeNull();

    const mails = mailsTo(ada).filter(({ subject }) => subject.includes("API key"));
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      "An API key of your account was revoked",
      "An API key was created for your account",
    ]);
    for (const { text, html } of mails) {
      expect(text).toContain("<b>Shop</b>");
      expect(html).not.toContain("<b>Shop</b>");
      expect(`${text ?? ""}${html ?? ""}`).not.toContain("bawk_");
      expect(text).toContain("/builder/api-keys");
    }
  });

  test("whoever downloads their data finds their keys by name, and no letter of another's", async () => {
    const { id, key } = await make(ada);
    await make(kenji, { name: "Of Kenji" });
    const { apiKeys } = await callerOf(app, ada).account.beginExport();
    expect(apiKeys).toMatchObject([{ name: "Nightly export", scopes: ["bookings:read"] }]);
    expect(JSON.stringify(apiKeys)).not.toContain(id);
    expect(JSON.stringify(apiKeys)).not.toContain(key);
  });

  test("an operator's key reaches everybody's rows, and is a line of the operators' audit", async () => {
    const { id, key } = await make(operator);
    expect(await programWith(key)).toMatchObject({ owner: { kind: "operator" } });
    expect((await listOperatorActions(app.db, 1)).values).toMatchObject([
      { action: "create_api_key", subject: `api_key:${id}`, operatorUserId: operator.userId },
    ]);
  });

  test("nobody else has any: not a client, nobody without a session, no program by its own key", async () => {
    const client = { ...ada, kind: "client" as const, builderId: null };
    const { signIn: _, ...unsigned } = ada;
    const unconfirmed = { ...operator, kind: "operator_unconfirmed" as const };
    const needsFactor = { ...NOT_ASKED, isAsked: true, isSetUp: true };
    for (const [actor, code] of [
      [{ kind: "nobody" }, "UNAUTHORIZED"],
      [unsigned, "UNAUTHORIZED"],
      [client, "FORBIDDEN"],
      [{ ...unconfirmed, secondFactor: needsFactor }, "FORBIDDEN"],
    ] as const) {
      await expect(keysOf(actor).list()).rejects.toMatchObject({ code });
      await expect(keysOf(actor).create(NIGHTLY)).rejects.toMatchObject({ code });
      await expect(keysOf(actor).revoke({ keyId: "x" })).rejects.toMatchObject({ code });
    }
    const program = keyCaller(
      app,
      await programWith((await make(ada, { scopes: [...API_SCOPES] as never })).key),
    );
    await expect(program.apiKeys.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(program.apiKeys.create(NIGHTLY)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a key is made", () => {
  test("for whoever has just signed in or gives the password, and for nobody else", async () => {
    const who = { email: "stale@example.com", name: "Stale" };
    const userId = await app.services.auth.createUser({ ...who, password: PASSWORD, role: "builder" });
    const stale: Actor = { ...ada, ...who, userId, signIn: STALE };
    expect(await keysOf(stale).list()).toMatchObject({ proof: "password" });
    expect(await keysOf(stale).create(NIGHTLY)).toEqual({ ok: false, refusal: { code: "not_fresh" } });
    expect(await keysOf(stale).create({ ...NIGHTLY, password: "guessed-by-someone" })).toEqual({
      ok: false,
      refusal: { code: "wrong_password" },
    });
    expect((await keysOf(stale).list()).keys).toEqual([]);
    expect(await keysOf(stale).create({ ...NIGHTLY, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("for an operator whose session has shown the second factor lately, where it is asked for", async () => {
    const now = app.deps.clock.now();
    const shown = (minutesAgo: number) => ({
      ...operator,
      signIn: STALE,
      secondFactor: { ...NOT_ASKED, isAsked: true, isSetUp: true, confirmedAt: addMinutes(now, -minutesAgo) },
    });
    expect(await keysOf(shown(60)).list()).toMatchObject({ proof: "nothing" });
    await expect(keysOf(shown(60)).create(NIGHTLY)).rejects.toMatchObject({
      code: "FORBIDDEN",
      cause: { need: "confirm" },
    });
    expect(await keysOf(shown(1)).create(NIGHTLY)).toMatchObject({ ok: true });
  });

  test("with each scope once, and each origin once, as browsers write it", async () => {
    const scopes = ["bookings:write", "bookings:read", "bookings:write"] as const;
    const origins = ["https://Shop.example/", "https://shop.example", "http://localhost:3000"];
    const made = await keysOf(ada).create({ ...NIGHTLY, scopes: [...scopes], origins });
    expect(made.ok).toBe(true);
    expect((await keysOf(ada).list()).keys).toMatchObject([
      {
        scopes: ["bookings:read", "bookings:write"],
        origins: ["http://localhost:3000", "https://shop.example"],
      },
    ]);
  });

  test("with nothing else than what a key can have", async () => {
    for (const wrong of [
      { name: " " },
      { name: "x".repeat(61) },
      { name: "two\nlines" },
      { scopes: [] },
      { scopes: ["everything"] },
      { origins: ["http://shop.example"] },
      { origins: ["https://shop.example/path"] },
      { origins: ["*"] },
      { origins: Array.from({ length: 11 }, (_, index) => `https://shop-${index}.example`) },
      { days: 0 },
      { days: 366 },
      { days: 1.5 },
    ])
      await expect(
        keysOf(ada).create({ ...NIGHTLY, ...wrong } as typeof NIGHTLY),
        JSON.stringify(wrong),
      ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await keysOf(ada).list()).keys).toEqual([]);
  });

  test(`until there are ${API_KEYS_OF_OWNER_MAX}`, async () => {
    for (let made = 0; made < API_KEYS_OF_OWNER_MAX; made += 1) await make(ada);
    expect(await keysOf(ada).create(NIGHTLY)).toEqual({ ok: false, refusal: { code: "too_many_keys" } });
  });
});

describe("of what a program may do", () => {
  const procedures = Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) => ({
    path,
    ...(procedure as { _def: { type: string; meta?: ProcedureMeta } })._def,
  }));

  /** Calls a procedure by its path, with an input that none takes. */
  function call(apiKey: ApiKey, path: string): Promise<unknown> {
    const [noun = "", verb = ""] = path.split(".");
    const caller = keyCaller(app, apiKey) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const procedure = caller[noun]?.[verb];
    invariant(procedure !== undefined, path);
    return procedure(Symbol("no input"));
  }

  test("every procedure that names no scope refuses every key, however much it is allowed", async () => {
    const apiKey = await programWith((await make(operator, { scopes: [...API_SCOPES] as never })).key);
    const closed = procedures.filter(({ meta }) => meta?.scope === undefined);
    expect(closed.length).toBeGreaterThan(70);
    for (const { path } of closed)
      await expect(call(apiKey, path), path).rejects.toMatchObject({
        code: "FORBIDDEN",
        cause: { name: "ScopeMissing", scope: null },
      });
  });

  test("every procedure that names one refuses keys without it, and lets those with it to its input", async () => {
    const open = procedures.filter(({ meta }) => meta?.scope !== undefined);
    expect(open.length).toBeGreaterThan(3);
    const apiKey = await programWith((await make(operator)).key);
    for (const { path, meta } of open) {
      const scope = meta?.scope;
      invariant(scope !== undefined, path);
      const others = API_SCOPES.filter((one) => one !== scope);
      await expect(call({ ...apiKey, scopes: others }, path), path).rejects.toMatchObject({
        code: "FORBIDDEN",
        cause: { name: "ScopeMissing", scope },
      });
      await expect(call({ ...apiKey, scopes: [scope] }, path), path).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });

  test("a key reads its owner's bookings, with the scope", async () => {
    const apiKey = await programWith((await make(ada)).key);
    const { data } = await keyCaller(app, apiKey).contractBookings.list({});
    expect(Array.isArray(data)).toBe(true);
  });
});
