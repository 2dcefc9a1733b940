import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { openDatabase, type Database } from "../../../db/core/open-database.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { minutesBetween } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { isDead, takesBookings } from "../../domain/providers/connection-state.ts";
import { freshAccessToken } from "./fresh-access-token.ts";
import {
  connectByOAuth,
  insertTestBuilder,
  startConnectionFixture,
  type ConnectionFixture,
  type TestProcess,
} from "../test-connections.ts";

const MINUTE_MS = 60_000;

let fixture: ConnectionFixture;
beforeAll(async () => {
  fixture = await startConnectionFixture();
});
afterAll(() => fixture.sandbox.close());
beforeEach(() => {
  fixture.sandbox.kernel.faults.clear();
  fixture.mails.length = 0;
});

const tokenFault = (kind: "lose_response" | "down", remaining: number) =>
  fixture.sandbox.kernel.faults.add({
    provider: "calendly",
    on: "request",
    fault: { kind },
    pattern: "/oauth/token",
    remaining,
  });
const advance = (minutes: number) => fixture.sandbox.kernel.clock.advance(minutes * MINUTE_MS);

async function connected(database: Database): Promise<{ one: TestProcess; builderId: BuilderId }> {
  const one = fixture.process(database);
  const builderId = await insertTestBuilder(database);
  const outcome = await connectByOAuth(one, builderId);
  expect(outcome).toMatchObject({ ok: true });
  fixture.sandbox.kernel.requests.clear();
  return { one, builderId };
}

async function read(database: Database, builderId: BuilderId) {
  const connection = await findConnectionOfBuilder(database.kysely, builderId);
  invariant(connection !== null, "the builder is connected");
  return connection;
}

const worksWith = async (process: TestProcess, builderId: BuilderId) => {
  const calendar = await process.calendars.ofBuilder(builderId);
  return (await calendar?.getAccount())?.slug;
};

describe("an access token that ends after two hours", () => {
  forEachDialect((openFresh, dialect) => {
    test("is left alone for its first half, and renewed once by the first use after it", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await advance(59);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(fixture.countRequests("POST", "/oauth/token")).toBe(0);
      await advance(2);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(fixture.countRequests("POST", "/oauth/token")).toBe(1);
      const { tokenVersion, tokenObtainedAt, tokenExpiresAt, refreshLease } = await read(database, builderId);
      expect({ tokenVersion, refreshLease }).toEqual({ tokenVersion: 2, refreshLease: null });
      expect(minutesBetween(tokenObtainedAt ?? one.clock.now(), tokenExpiresAt ?? one.clock.now())).toBe(120);
    });

    for (const [when, minutes] of [
      ["past its half", 61],
      ["at its end", 125],
    ] as const) {
      test(`ten processes at once, ${when}: one refresh, nobody fails, nothing is lost`, async () => {
        const database = await openFresh();
        const { builderId } = await connected(database);
        await advance(minutes);
        const own = dialect === "postgres" ? await tenDatabases(database) : [];
        const databases = dialect === "postgres" ? own : Array.from({ length: 10 }, () => database);
        try {
          const answers = await Promise.all(
            databases.map((each) => worksWith(fixture.process(each), builderId)),
          );
          expect(answers).toEqual(Array.from({ length: 10 }, () => "ada-okafor"));
        } finally {
          await Promise.all(own.map((each) => each.close()));
        }
        expect(fixture.countRequests("POST", "/oauth/token")).toBe(1);
        expect(await read(database, builderId)).toMatchObject({ tokenVersion: 2, brokenReason: null });
        expect(fixture.mails).toEqual([]);
      });
    }

    test("an answer lost after Calendly rotated: told at once and once, works until its token ends, one connection repairs it", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await advance(61);
      tokenFault("lose_response", 1);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(fixture.mails.map(({ to }) => to)).toEqual(["ada@builders.example"]);
      const lost = await read(database, builderId);
      expect(lost).toMatchObject({ brokenReason: "refresh_lost", tokenVersion: 1 });
      expect(isDead(lost, one.clock.now())).toBe(false);

      await advance(50);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      await advance(10);
      expect(takesBookings(await read(database, builderId), one.clock.now())).toBe(false);
      expect(fixture.mails).toHaveLength(1);

      await connectByOAuth(one, builderId);
      const repaired = await read(database, builderId);
      expect(repaired).toMatchObject({ id: lost.id, brokenReason: null, brokenSince: null });
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
    });

    test("a process killed between Calendly's rotation and its own writing: the next one finds it out", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await advance(61);
      const never = { ...one.tokens, oauth: dyingAfter(one) };
      void freshAccessToken(never, await read(database, builderId));
      await expect.poll(() => fixture.countRequests("POST", "/oauth/token")).toBe(1);
      await expect.poll(async () => (await read(database, builderId)).refreshLease).not.toBeNull();
      // Its lease is respected while it may still be at work.
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect((await read(database, builderId)).brokenReason).toBeNull();
      await advance(2);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect((await read(database, builderId)).brokenReason).toBe("refresh_lost");
      expect(fixture.mails).toHaveLength(1);
    });

    test("Calendly away when it is due: the old token serves, and the refresh token is not spent by asking", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await advance(61);
      tokenFault("down", 2);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(await read(database, builderId)).toMatchObject({ tokenVersion: 1, brokenReason: null });
      await advance(2);
      expect(await worksWith(one, builderId)).toBe("ada-okafor");
      expect(await read(database, builderId)).toMatchObject({ tokenVersion: 2, brokenReason: null });
      expect(fixture.mails).toEqual([]);
    });

    test("a grant that was taken back at Calendly: refused at the refresh, said once, and no bookings are taken", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await one.oauth?.revoke(await freshAccessToken(one.tokens, await read(database, builderId)));
      await advance(61);
      await expect(worksWith(one, builderId)).rejects.toThrow();
      const broken = await read(database, builderId);
      expect(broken.brokenReason).toBe("refresh_refused");
      expect(takesBookings(broken, one.clock.now())).toBe(false);
      await Promise.allSettled([worksWith(one, builderId), worksWith(one, builderId)]);
      expect(fixture.mails).toHaveLength(1);
    });

    test("a grant that was taken back, met by two calls at once: either is refused first, it is said once, and no bookings are taken", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await one.oauth?.revoke(await freshAccessToken(one.tokens, await read(database, builderId)));
      await advance(61);
      await Promise.allSettled([worksWith(one, builderId), worksWith(one, builderId)]);
      const broken = await read(database, builderId);
      // The one that leaves the renewal to the other may be refused before it.
      expect(["refresh_refused", "unauthorized"]).toContain(broken.brokenReason);
      expect(takesBookings(broken, one.clock.now())).toBe(false);
      expect(fixture.mails).toHaveLength(1);
    });

    test("a grant that was taken back while its token is young: the next call breaks it as unauthorized, once", async () => {
      const database = await openFresh();
      const { one, builderId } = await connected(database);
      await one.oauth?.revoke(await freshAccessToken(one.tokens, await read(database, builderId)));
      await expect(worksWith(one, builderId)).rejects.toMatchObject({ failure: { kind: "unauthorised" } });
      await expect(worksWith(one, builderId)).rejects.toMatchObject({ status: 401 });
      expect((await read(database, builderId)).brokenReason).toBe("unauthorized");
      expect(fixture.mails).toHaveLength(1);
    });
  });
});

/** The authorization server as a process sees it that is killed before Calendly's answer reaches it. */
function dyingAfter(one: TestProcess) {
  const { oauth } = one;
  invariant(oauth !== null, "the sandbox has an OAuth app");
  return {
    ...oauth,
    refresh: async (refreshToken: string) => {
      await oauth.refresh(refreshToken);
      return new Promise<never>(() => undefined);
    },
  };
}

/** Ten pools of their own on the same PostgreSQL database, as ten processes have. */
async function tenDatabases(database: Database): Promise<Database[]> {
  const { sql } = await import("kysely");
  const { rows } = await sql<{
    name: string;
    port: number;
  }>`select current_database() as name, inet_server_port() as port`.execute(database.kysely);
  const [here] = rows;
  invariant(here !== undefined, "a database has a name");
  return Array.from({ length: 10 }, () =>
    openDatabase(`postgres://booking:booking@127.0.0.1:${here.port}/${here.name}`),
  );
}
