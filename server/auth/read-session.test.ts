import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { Auth } from "./auth.ts";
import { readSession } from "./read-session.ts";
import { CASEY, testAuth, TEST_APP_URL, TEST_SECRET } from "./test-auth.ts";

const HOUR_MS = 60 * 60 * 1000;

forEachDialect((openFresh) => {
  describe("a session that is in use", () => {
    let database: Database;
    let auth: Auth;
    let cookie: string;

    beforeEach(async () => {
      database = await openFresh();
      auth = testAuth(database);
      await auth.createUser({ ...CASEY, role: "client" });
      const answer = await auth.handle(
        new Request(`${TEST_APP_URL}/api/auth/sign-in/email`, {
          method: "POST",
          headers: { origin: TEST_APP_URL, "content-type": "application/json" },
          body: JSON.stringify(CASEY),
        }),
        "203.0.113.1",
      );
      cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    });
    afterEach(() => auth.settle());

    const read = (cookies: string, secret = TEST_SECRET) =>
      readSession(database, { secret, isSecure: false }, cookies);
    const actor = () => auth.findActor(new Request(TEST_APP_URL, { headers: { cookie } }));
    const setEnd = (msFromNow: number) =>
      sql`update auth_session set "expiresAt" = ${new Date(Date.now() + msFromNow).toISOString()}`.execute(
        database.kysely,
      );

    test("is read without the library, and says of its person what the library says", async () => {
      expect(await read(`theme=dark; ${cookie}`)).toMatchObject({
        user: { email: CASEY.email, name: CASEY.name, role: "client", emailVerified: true, timeZone: null },
      });
      const ours = await actor();
      // Due to be prolonged: the library's.
      await setEnd(24 * HOUR_MS);
      expect(await read(cookie)).toBeNull();
      expect(await actor()).toEqual(ours);
      expect(ours).toMatchObject({ kind: "client", email: CASEY.email });
    });

    test("is the library's to judge once it is over, gone, or due to be prolonged", async () => {
      await setEnd(-HOUR_MS);
      expect(await read(cookie)).toBeNull();
      expect(await actor()).toEqual({ kind: "nobody" });
      await sql`delete from auth_session`.execute(database.kysely);
      expect(await read(cookie)).toBeNull();
    });

    test("is not read by a cookie that we have not signed", async () => {
      const [name = "", value = ""] = cookie.split("=");
      const [token = "", signature = ""] = decodeURIComponent(value).split(".");
      const signedWith = (said: string) => `${name}=${encodeURIComponent(`${token}.${said}`)}`;
      expect(await read(signedWith(signature))).not.toBeNull();
      expect(await read(cookie, "another-secret-of-32-characters!!")).toBeNull();
      const others = [
        "",
        signature.slice(1),
        `A${signature.slice(1)}`,
        signature.replace("=", ""),
        "é".repeat(22),
      ];
      for (const said of others) if (said !== signature) expect(await read(signedWith(said))).toBeNull();
      for (const cookies of ["", token, `${name}=${token}`, `${name}=%E0%A4%A`, `x${cookie}`])
        expect(await read(cookies)).toBeNull();
    });
  });
});
