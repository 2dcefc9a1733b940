import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, type Database } from "./open-database.ts";
import { startPostgres } from "./test-postgres.ts";

let server: Awaited<ReturnType<typeof startPostgres>>;
let database: Database;

beforeAll(async () => {
  server = await startPostgres();
  database = openDatabase(await server.copy());
});
afterAll(async () => {
  await database.close();
  await server.remove();
});

const answers = () => sql`select 1`.execute(database.kysely);

test("a connection that breaks in a transaction fails it with the reason, not with what the roll-back says of it", async () => {
  const cut = database.transact(async (tx) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(cut).rejects.toMatchObject({ code: "57P01" });
  await answers();
});

test("a connection that breaks while its holder awaits nothing of it ends no process", async () => {
  await database.kysely.connection().execute(async (held) => {
    await sql`select 1`.execute(held);
    await server.cutConnections("all");
    // Everything that the broken connection has to say has been said once another one has answered.
    await answers();
  });
  await answers();
});

test("while the server is away the database says so, and it is back by itself", async () => {
  await answers();
  expect(database.availability.isAway()).toBe(false);
  const failures = database.availability.failuresSoFar();
  await server.stop();
  await expect(answers()).rejects.toThrow();
  await expect(answers()).rejects.toThrow("ECONNREFUSED");
  expect(database.availability.isAway()).toBe(true);
  expect(database.availability.failuresSoFar()).toBeGreaterThan(failures);
  await server.start();
  await answers();
  expect(database.availability.isAway()).toBe(false);
});
