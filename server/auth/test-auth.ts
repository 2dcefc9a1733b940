import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { createAuth } from "./create-auth.ts";

export const TEST_APP_URL = "http://localhost:3000";
export const TEST_SECRET = "a-secret-for-tests-of-32-characters!";
/** A client whom each of these has, with a password. */
export const CASEY = { email: "casey@example.com", name: "Casey", password: "correct-horse-42" };

/** Sign-in on a database of a test's own, with the mails that it sends. The caller closes the database. */
export async function startTestAuth(settings: { readonly asksSecondFactor: boolean }): Promise<{
  readonly database: Database;
  readonly auth: Auth;
  readonly mails: Mail[];
}> {
  const mails: Mail[] = [];
  const database = openDatabase(":memory:");
  await migrateToLatest(database);
  const auth = testAuth(database, mails, settings);
  await auth.createUser({ ...CASEY, role: "client" });
  return { database, auth, mails };
}

/** Sign-in on this database. What it sends is added to `mails`. */
export function testAuth(
  database: Database,
  mails: Mail[] = [],
  settings: { readonly asksSecondFactor: boolean } = { asksSecondFactor: false },
): Auth {
  const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  return createAuth({
    database,
    mailer: { send: (mail) => Promise.resolve(void mails.push(mail)) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    appUrl: TEST_APP_URL,
    secret: TEST_SECRET,
    clock,
    limits: createLimits({ database, clock, secretBox }),
    secretBox,
    ...settings,
    signInsPerAddressMax: 1_000,
  });
}
