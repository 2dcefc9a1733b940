import { afterAll, beforeAll, expect, test } from "vitest";
import { testAddress } from "../auth/test-accounts.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../test-app.ts";
import { callerOf } from "../../e2e/kit/people.ts";

const PERSON = {
  userId: "somebody",
  email: "somebody@example.com",
  name: "Some Body",
  confirmed: testAddress("somebody@example.com"),
  builderId: null,
};

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("operations are for operators alone", async () => {
  const nobody = callerOf(app, { kind: "nobody" });
  await expect(nobody.operations.overview()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(nobody.operations.runChecks()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  for (const kind of ["client", "builder"] as const) {
    const caller = callerOf(app, { kind, ...PERSON });
    await expect(caller.operations.overview()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(caller.operations.runChecks()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

test("an operator sees every connection and the dead letters, without a secret or a body", async () => {
  const now = app.services.clock.now();
  await app.db
    .insertInto("inbox")
    .values({
      source: "calendly",
      dedupe_key: "dead",
      connection_id: null,
      event_type: "invitee.created",
      body: "a body with somebody@example.com",
      received_at: now,
      next_attempt_at: now,
      dead_at: now,
      attempts: 100,
      last_error: "Error: no",
    })
    .execute();
  const overview = await callerOf(app, {
    kind: "operator",
    ...PERSON,
    secondFactor: NOT_ASKED,
  }).operations.overview({});
  expect(overview.connections.items.map(({ builder }) => builder.slug).sort()).toEqual([
    "ada-okafor",
    "kenji-mori",
    "lena-fischer",
  ]);
  expect(overview.deadLetters).toEqual({ deliveries: 1, refunds: 0, others: 0 });
  expect(JSON.stringify(overview)).not.toMatch(/sealed|somebody@example\.com/);
});

test("an operator runs the same checks by a button", async () => {
  const operator = callerOf(app, { kind: "operator", ...PERSON, secondFactor: NOT_ASKED });
  // All that a new installation lacks.
  expect(await operator.operations.runChecks()).toEqual([
    { code: "policy_missing", about: null, policy: "terms" },
    { code: "policy_missing", about: null, policy: "privacy" },
  ]);
});
