import { afterEach, beforeEach, expect, test } from "vitest";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { createTurnstile } from "../adapters/turnstile.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import { createAuthLibrary, type AuthLibrary } from "./auth-library.ts";
import { LIBRARY_PATHS } from "./library-paths.ts";

const APP_URL = "http://localhost:3000";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

let database: Database;
let library: AuthLibrary;

beforeEach(async () => {
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  library = createAuthLibrary(
    {
      database,
      mailer: { send: () => Promise.resolve() },
      log: noLog,
      appUrl: APP_URL,
      secret: "a-secret-for-tests-of-32-characters!",
      clock,
      limits: createLimits({ database, clock, secretBox }),
      secretBox,
      asksSecondFactor: true,
      signInsPerAddressMax: 1_000,
    },
    createTurnstile({ work: "hashing", atOnceMax: 2, waitingMax: 20, retryAfterSeconds: 5 }),
    { statusOf: () => Promise.reject(new Error("nobody is signed in")), notify: () => Promise.resolve() },
    new Map(),
  );
});
afterEach(() => database.close());

/** Every path that the library and its plugins answer, with something in the place of what is named in it. */
function pathsOfTheLibrary(): string[] {
  const endpoints: readonly { readonly path?: unknown }[] = Object.values(library.api);
  const paths = endpoints.flatMap(({ path }) => (typeof path === "string" ? [path] : []));
  return [...new Set(paths)].sort();
}

async function statusOf(path: string, method: "GET" | "POST"): Promise<number> {
  const url = `${APP_URL}/api/auth${path.replaceAll(/:\w+/g, "x")}`;
  const headers = { origin: APP_URL, "content-type": "application/json", "x-client-address": "203.0.113.1" };
  const init = method === "GET" ? { headers } : { method, headers, body: "{}" };
  return (await library.handler(new Request(url, init))).status;
}

test("of all that the sign-in library answers, nothing is there but what a page of ours needs, each with its reason", async () => {
  const paths = pathsOfTheLibrary();
  expect(paths.length).toBeGreaterThan(25);
  const open: string[] = [];
  for (const path of paths) {
    const statuses = [await statusOf(path, "GET"), await statusOf(path, "POST")];
    if (statuses.some((status) => status !== 404)) open.push(path);
  }
  expect(open).toEqual(Object.keys(LIBRARY_PATHS).sort());
  for (const { neededBy } of Object.values(LIBRARY_PATHS)) expect(neededBy).not.toBe("");
});
