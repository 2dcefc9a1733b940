import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectionNeedsOf } from "../../app/text/connection-needs.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import { viewOverview } from "../builder/builder-overview.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { until } from "../test-until.ts";
import { checkConnection } from "./check-connection.ts";
import { notifyFailingChecks } from "./notify-failing-checks.ts";

const DAY_MINUTES = 24 * 60;
/** One look of the schedule at subscriptions, and the one that writes about them. */
const PAST_THE_NEXT_CHECK_MINUTES = 17;

let app: TestApp;
let builderId: BuilderId;
let address: string;

beforeAll(async () => {
  app = await startTestApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  builderId = builder.id;
  address = builder.email;
});
afterEach(async () => {
  app.sandbox.kernel.faults.clear();
  await checkConnection(app.services.connections, builderId);
});
afterAll(() => app.stop());

const failing = async () => (await findConnectionOfBuilder(app.db, builderId))?.checkFailingSince ?? null;
const notified = () =>
  app.sandbox.mailbox.ledger.list({ to: address }).filter(({ subject }) => subject.includes("webhooks"));

async function needs() {
  const overview = await viewOverview(app.deps, builderId, ENGLISH);
  return connectionNeedsOf(overview.connection, overview.now, ENGLISH);
}

/** Calendly refuses every look at its webhooks from now on. */
async function failChecks() {
  app.sandbox.kernel.faults.add({
    provider: "calendly",
    on: "request",
    method: "GET",
    pattern: "/webhook_subscriptions",
    fault: { kind: "status", status: 403 },
    remaining: null,
  });
  await app.advance(PAST_THE_NEXT_CHECK_MINUTES);
  await until(async () => expect(await failing()).not.toBeNull());
}

test("checks that fail for a quarter of an hour are a need on the builder's first page, with since when and why", async () => {
  expect(await needs()).toEqual([]);
  await failChecks();
  await app.advance(PAST_THE_NEXT_CHECK_MINUTES);
  const [need] = await needs();
  expect(need).toMatchObject({ to: "/builder/connection", bad: true });
  expect(need?.text).toMatch(/^They could not be checked for \d+ min\. Calendly refuses it/);
});

test("Check now clears the mark as soon as Calendly answers, and the whole check follows", async () => {
  await failChecks();
  const refused = await checkConnection(app.services.connections, builderId);
  expect(refused.ok).toBe(false);
  expect(await failing()).not.toBeNull();
  app.sandbox.kernel.faults.clear();
  const before = (await findConnectionOfBuilder(app.db, builderId))?.backfilledUntil;
  expect(await checkConnection(app.services.connections, builderId)).toEqual({ ok: true, value: null });
  expect(await failing()).toBeNull();
  await app.advance(2);
  await until(async () =>
    expect((await findConnectionOfBuilder(app.db, builderId))?.backfilledUntil).not.toBe(before),
  );
});

test("after a day the builder gets one mail, not one for each check, by whichever process; another trouble is told anew", async () => {
  const before = notified().length;
  await failChecks();
  expect(notified()).toHaveLength(before);
  await app.advance(DAY_MINUTES);
  await until(() => expect(notified()).toHaveLength(before + 1));
  expect(notified().at(-1)?.text).toMatch(/could not be checked\. Calendly refuses it/);
  await app.advance(DAY_MINUTES);
  await Promise.all([1, 2].map(() => notifyFailingChecks(app.services.connections)));
  expect(notified()).toHaveLength(before + 1);
  app.sandbox.kernel.faults.clear();
  await checkConnection(app.services.connections, builderId);
  await failChecks();
  await app.advance(DAY_MINUTES);
  await until(() => expect(notified()).toHaveLength(before + 2));
});
