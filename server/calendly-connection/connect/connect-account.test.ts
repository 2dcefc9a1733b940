import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { listSessionTypes } from "../../../db/builders/session-types.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { takesBookings } from "../../domain/providers/connection-state.ts";
import { checkConnection } from "../check-connection.ts";
import { connectAccount } from "./connect-account.ts";
import { connectFromSettings } from "./connect-from-settings.ts";
import { connectionView } from "../connection-view.ts";
import { disconnectCalendly } from "./disconnect-calendly.ts";
import { beginConsent, finishConsent } from "./oauth-consent.ts";
import {
  agreeAtCalendly,
  connectByOAuth,
  insertTestBuilder,
  startConnectionFixture,
  type ConnectionFixture,
  type TestProcess,
} from "../test-connections.ts";

let fixture: ConnectionFixture;
beforeAll(async () => {
  fixture = await startConnectionFixture();
});
afterAll(() => fixture.sandbox.close());

const ADA = { kind: "personal_token", accessToken: "sandbox-pat-ada" } as const;

/** A token with these permissions only. */
async function tokenWith(scopes: readonly string[]): Promise<string> {
  const { control } = fixture.sandbox.urls;
  const response = await fetch(`${control}/calendly/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ userSlug: "ada-okafor", scopes }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** Changes what a token may do, as its owner does at Calendly. */
async function grant(token: string, scopes: readonly string[]): Promise<void> {
  await fetch(`${fixture.sandbox.urls.control}/calendly/tokens/${token}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scopes }),
  });
}

/** Ada's subscriptions at Calendly that belong to this connection. */
function subscriptionsOf(connectionId: string) {
  return fixture.sandbox.calendly.ledger
    .subscriptions()
    .filter((one) => one.callback_url.includes(connectionId));
}

const worksWith = async (one: TestProcess, builderId: BuilderId) =>
  (await (await one.calendars.ofBuilder(builderId))?.getAccount())?.slug;

const offersOf = async (database: Database, builderId: BuilderId) =>
  (await listSessionTypes(database.kysely, builderId)).map(({ id }) => id);

describe("connecting a Calendly account", () => {
  forEachDialect((openFresh) => {
    async function begin() {
      const database = await openFresh();
      return { database, one: fixture.process(database), builderId: await insertTestBuilder(database) };
    }

    test("a pasted token connects, subscribes and brings the event types as drafts; pasted twice it changes nothing else", async () => {
      const { database, one, builderId } = await begin();
      const first = await connectAccount(one, builderId, ADA);
      if (!first.ok) throw new Error(first.refusal.code);
      const drafts = await offersOf(database, builderId);
      expect(drafts.length).toBeGreaterThanOrEqual(2);
      const again = await connectAccount(one, builderId, ADA);
      expect(again).toMatchObject({ ok: true, value: { id: first.value.id, keyNumber: 1 } });
      expect(await offersOf(database, builderId)).toEqual(drafts);
      expect(subscriptionsOf(first.value.id)).toHaveLength(1);
      expect(JSON.stringify(await connectionView(one, builderId))).not.toContain("sandbox-pat-ada");
    });

    test("from a token to OAuth and back: the connection, its session types and one subscription stay", async () => {
      const { database, one, builderId } = await begin();
      const byToken = await connectAccount(one, builderId, ADA);
      if (!byToken.ok) throw new Error(byToken.refusal.code);
      const { id } = byToken.value;
      const offers = await offersOf(database, builderId);

      const byOAuth = await connectByOAuth(one, builderId);
      expect(byOAuth).toMatchObject({ ok: true, value: { id, kind: "oauth", keyNumber: 2 } });
      expect(await offersOf(database, builderId)).toEqual(offers);
      expect(subscriptionsOf(id).map(({ callback_url }) => callback_url)).toEqual([
        expect.stringContaining("key=2") as string,
      ]);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");

      const back = await connectAccount(one, builderId, ADA);
      expect(back).toMatchObject({
        ok: true,
        value: { id, kind: "personal_token", refreshTokenSealed: null },
      });
      expect(await offersOf(database, builderId)).toEqual(offers);
      expect(subscriptionsOf(id)).toHaveLength(1);
    });

    test("a made-up token, one without permissions, another person's and a taken account are refused, and nothing is stored", async () => {
      const { database, one, builderId } = await begin();
      const connect = (accessToken: string, who = builderId) =>
        connectAccount(one, who, { kind: "personal_token", accessToken });
      expect(await connect("made-up")).toMatchObject({ refusal: { code: "token_refused" } });
      const weak = await tokenWith(["users:read", "event_types:read"]);
      expect(await connect(weak)).toEqual({
        ok: false,
        refusal: {
          code: "scopes_missing",
          scopes: [
            "availability:read",
            "scheduled_events:read",
            "scheduled_events:write",
            "scheduling_links:write",
            "webhooks:read",
          ],
        },
      });
      expect(await findConnectionOfBuilder(database.kysely, builderId)).toBeNull();

      expect(await connect("sandbox-pat-ada")).toMatchObject({ ok: true });
      expect(await connect("sandbox-pat-kenji")).toMatchObject({ refusal: { code: "another_account" } });
      const other = await insertTestBuilder(database, 1);
      expect(await connect("sandbox-pat-ada", other)).toMatchObject({ refusal: { code: "account_taken" } });
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
    });

    test("Calendly away while connecting: said so, and the same button completes it afterwards", async () => {
      const { one, builderId } = await begin();
      const { faults } = fixture.sandbox.kernel;
      faults.add({
        provider: "calendly",
        on: "request",
        fault: { kind: "status", status: 503 },
        method: "POST",
        pattern: "/webhook_subscriptions",
        remaining: 1,
      });
      expect(await connectAccount(one, builderId, ADA)).toMatchObject({
        refusal: { code: "calendly_unavailable" },
      });
      faults.clear();
      const connected = await connectAccount(one, builderId, ADA);
      if (!connected.ok) throw new Error(connected.refusal.code);
      expect(subscriptionsOf(connected.value.id)).toHaveLength(1);
    });

    test("a permission taken away later breaks the connection with its name, and a check heals it when it is granted again", async () => {
      const { database, one, builderId } = await begin();
      const scopes = [
        "users:read",
        "event_types:read",
        "availability:read",
        "scheduled_events:write",
        "scheduling_links:write",
        "webhooks:write",
      ];
      const token = await tokenWith(scopes);
      expect(
        await connectAccount(one, builderId, { kind: "personal_token", accessToken: token }),
      ).toMatchObject({ ok: true });
      const state = async () => (await findConnectionOfBuilder(database.kysely, builderId))?.brokenReason;
      await grant(token, ["users:read"]);
      fixture.mails.length = 0;
      const calendar = await one.calendars.ofBuilder(builderId);
      await expect(calendar?.listEventTypes("")).rejects.toMatchObject({ failure: { kind: "forbidden" } });
      expect(await state()).toBe("forbidden");
      expect(fixture.mails[0]?.text).toContain("event_types:read");
      expect(takesBookings(await findConnectionOfBuilder(database.kysely, builderId), one.clock.now())).toBe(
        false,
      );
      await grant(token, scopes);
      expect(await checkConnection(one, builderId)).toMatchObject({ ok: true });
      expect(await state()).toBeNull();
    });

    test("disconnecting deletes the subscription, ends the grant and keeps the session types; another account may follow", async () => {
      const { database, one, builderId } = await begin();
      const connected = await connectByOAuth(one, builderId);
      if (!connected.ok) throw new Error(connected.refusal.code);
      const offers = await offersOf(database, builderId);
      const calendar = await one.calendars.ofBuilder(builderId);
      expect(await disconnectCalendly(one, connected.value)).toEqual({ calendlyWasNotified: true });
      expect(subscriptionsOf(connected.value.id)).toEqual([]);
      await expect(calendar?.getAccount()).rejects.toMatchObject({ status: 401 });
      expect(await one.calendars.ofBuilder(builderId)).toBeNull();
      expect(takesBookings(null, one.clock.now())).toBe(false);
      expect(await offersOf(database, builderId)).toEqual(offers);
      const kenji = { kind: "personal_token", accessToken: "sandbox-pat-kenji" } as const;
      expect(await connectAccount(one, builderId, kenji)).toMatchObject({ ok: true });
    });

    test("the token in the settings connects the one builder without a connection, and nobody when there are two", async () => {
      const { database, one, builderId } = await begin();
      const other = await insertTestBuilder(database, 1);
      await connectFromSettings(one, "sandbox-pat-ada");
      expect(await findConnectionOfBuilder(database.kysely, builderId)).toBeNull();
      await connectAccount(one, other, { kind: "personal_token", accessToken: "sandbox-pat-kenji" });
      await connectFromSettings(one, "sandbox-pat-ada");
      await connectFromSettings(one, "sandbox-pat-ada");
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
    });
  });
});

describe("the way through Calendly's consent page", () => {
  forEachDialect((openFresh) => {
    async function begin() {
      const database = await openFresh();
      const one = fixture.process(database);
      const builderId = await insertTestBuilder(database);
      const begun = beginConsent(one, "user-1");
      if (!begun.ok) throw new Error(begun.refusal.code);
      const finish = (answer: { state: string | null; code: string | null }, more = {}) =>
        finishConsent(one, { userId: "user-1", builderId, ticket: begun.value.ticket, ...answer, ...more });
      return { database, one, builderId, begun: begun.value, finish };
    }
    const unrecognised = { ok: false, refusal: { code: "consent_not_recognised" } };

    test("asks for a code by PKCE, with a state, for the permissions that are needed", async () => {
      const { begun } = await begin();
      const query = new URL(begun.authorizeUrl).searchParams;
      expect(query.get("code_challenge_method")).toBe("S256");
      expect(query.get("code_challenge")).toHaveLength(43);
      expect(query.get("redirect_uri")).toBe("http://localhost:3000/builder/connection/callback");
      expect(begun.ticket).not.toContain(query.get("state"));
    });

    test("another state, another user, no ticket or a made-up one connects nothing", async () => {
      const { database, begun, builderId, finish } = await begin();
      const { state, code } = await agreeAtCalendly(begun.authorizeUrl, "ada-okafor");
      expect(await finish({ state: "other", code })).toEqual(unrecognised);
      expect(await finish({ state: null, code })).toEqual(unrecognised);
      expect(await finish({ state, code }, { userId: "user-2" })).toEqual(unrecognised);
      expect(await finish({ state, code }, { ticket: null })).toEqual(unrecognised);
      expect(await finish({ state, code }, { ticket: "v1.one.a.b.c" })).toEqual(unrecognised);
      expect(await findConnectionOfBuilder(database.kysely, builderId)).toBeNull();
      expect(await finish({ state, code })).toMatchObject({ ok: true });
    });

    test("the same answer a second time, or after ten minutes, connects nothing", async () => {
      const { begun, finish } = await begin();
      const answer = await agreeAtCalendly(begun.authorizeUrl, "ada-okafor");
      expect(await finish(answer)).toMatchObject({ ok: true });
      expect(await finish(answer)).toEqual(unrecognised);
      const late = await begin();
      const lateAnswer = await agreeAtCalendly(late.begun.authorizeUrl, "ada-okafor");
      await fixture.sandbox.kernel.clock.advance(10 * 60_000);
      expect(await late.finish(lateAnswer)).toEqual(unrecognised);
    });

    test("a person who denies is told so, and an installation without an OAuth app as well", async () => {
      const { database, begun, finish } = await begin();
      const { state, code, error } = await agreeAtCalendly(begun.authorizeUrl, "ada-okafor", "deny");
      expect({ code, error }).toEqual({ code: null, error: "access_denied" });
      expect(await finish({ state, code })).toMatchObject({ refusal: { code: "consent_denied" } });
      expect(beginConsent(fixture.process(database, { oauth: null }), "user-1")).toMatchObject({
        refusal: { code: "oauth_not_set_up" },
      });
    });
  });
});
