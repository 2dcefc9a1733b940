import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "../../e2e/kit/people.ts";
import { testAddress } from "../auth/test-accounts.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../test-app.ts";
import type { Actor } from "./procedure-context.ts";

const WANTED = { url: "http://127.0.0.1:9/events", eventTypes: ["booking.confirmed" as const] };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ WEBHOOK_TEST_RECEIVERS: "allowed" });
});
afterAll(() => app.stop());

/** An operator whose session has shown the second factor so long ago. */
async function operatorSince(minutesAgo: number): Promise<Actor> {
  const email = `operator-${minutesAgo}@example.com`;
  const name = "The Operator";
  const userId = await app.services.auth.createUser({
    email,
    name,
    password: "correct-horse-42",
    role: "operator",
  });
  const confirmedAt = addMinutes(app.deps.clock.now(), -minutesAgo);
  const secondFactor = { ...NOT_ASKED, isAsked: true, isSetUp: true, confirmedAt };
  const confirmed = testAddress(email);
  return { kind: "operator", userId, email, name, confirmed, builderId: null, secondFactor };
}

test("an operator shows the second factor before they decide to whom bookings are told", async () => {
  const lately = callerOf(app, await operatorSince(1)).webhookEndpoints;
  const made = await lately.create(WANTED);
  expect(made).toMatchObject({ ok: true, value: { url: WANTED.url } });
  const endpointId = made.ok ? made.value.id : ("whe_" as const);
  const longAgo = callerOf(app, await operatorSince(60)).webhookEndpoints;
  const needed = { code: "FORBIDDEN", cause: { need: "confirm" } };
  await expect(longAgo.create(WANTED)).rejects.toMatchObject(needed);
  await expect(longAgo.update({ endpointId, url: "http://127.0.0.1:9/mine" })).rejects.toMatchObject(needed);
  await expect(longAgo.rotateSecret({ endpointId })).rejects.toMatchObject(needed);
  expect(await longAgo.switchOff({ endpointId })).toMatchObject({ id: endpointId });
});
