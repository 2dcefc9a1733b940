import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { saveMailChoices } from "../../db/mails/mail-choices.ts";
import { optOut } from "../../db/mails/mail-opt-outs.ts";
import { callerOf } from "../../e2e/kit/people.ts";
import { confirmedAccount, testAddress } from "../auth/test-accounts.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Actor } from "../routers/procedure-context.ts";
import { startTestApp, type TestApp } from "../test-app.ts";

const ADDRESS = "casey-exports@example.com";

let app: TestApp;
let actor: Actor;

beforeAll(async () => {
  app = await startTestApp();
  const { database, auth } = app.services;
  const userId = await confirmedAccount({ database, auth }, ADDRESS, "Casey Exports");
  const signIn = { sessionId: "s", isFresh: true, isConfirmed: true, timeZone: null, language: null };
  const person = { userId, email: ADDRESS, name: "Casey Exports", confirmed: testAddress(ADDRESS) };
  actor = { kind: "client", ...person, builderId: null, signIn };
});
afterAll(() => app.stop());

test("which mails an address has ended is for whoever has shown that it is theirs, and nobody else", async () => {
  await optOut(app.db, { address: ADDRESS, kind: "review" }, app.deps.clock.now());
  const own = await callerOf(app, actor).account.beginExport();
  expect(own.unwantedMails).toMatchObject([{ kind: "review" }]);
  const anybody = await callerOf(app, { ...actor, confirmed: null } as Actor).account.beginExport();
  expect(anybody.unwantedMails).toEqual([]);
});

test("a builder's data holds what they have said about mails", async () => {
  const ada = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(ada !== null, "Ada is seeded");
  await saveMailChoices(app.db, ada.id, { remindersBy: "us", digest: "off" }, app.deps.clock.now());
  const asAda = { ...actor, kind: "builder", builderId: ada.id } as Actor;
  const { builder } = await callerOf(app, asAda).account.beginExport();
  expect(builder?.mailChoices).toEqual({ remindersBy: "us", digest: "off" });
});
