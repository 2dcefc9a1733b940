import { rmSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { confirmedAccount, testAddress } from "../auth/test-accounts.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { nextInboxAttemptAt } from "../../db/queue/inbox.ts";
import { becomeAnotherInstallation } from "../../db/operations/installation.ts";
import { openDatabase, type Queryable } from "../../db/core/open-database.ts";
import { initiateBooking } from "../booking/initiate-booking.ts";
import { connectAccount } from "../calendly-connection/connect/connect-account.ts";
import { connectFromSettings } from "../calendly-connection/connect/connect-from-settings.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { BookingId, BuilderId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Env } from "../env.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import {
  freeTime,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";
import { ENDPOINTS_ALONE, freePort } from "../test-app.ts";
import { until } from "../test-until.ts";
import { openServices, type Services } from "../open-services.ts";
import { composeApp, type RunningApp } from "../compose.ts";

/** 3 min: two apps in one process, on a machine that does much else. */
const TEST_MS_MAX = 180_000;

let production: ReconciliationFixture;
let copiedBooking: BookingId;
let file: string;
let copy: { readonly services: Services; readonly app: RunningApp; readonly db: Queryable };

/** A production that goes on selling, and a copy of it with a builder who has connected production's own calendar by hand. */
beforeAll(async () => {
  production = await startReconciliationFixture();
  copiedBooking = await production.confirmed();
  file = `${production.app.env.DATABASE_URL.replace("file:", "")}.copy`;
  await sql`vacuum into ${sql.lit(file)}`.execute(production.app.db);
  const database = openDatabase(`file:${file}`);
  await database.transact((tx) =>
    becomeAnotherInstallation(tx, "installation-two", production.app.services.clock.now()),
  );
  await database.close();
  const port = await freePort();
  const env: Env = {
    ...production.app.env,
    DATABASE_URL: `file:${file}`,
    INSTALLATION_ID: "installation-two",
    APP_URL: `http://127.0.0.1:${port}`,
    PORT: port,
  };
  const services = await openServices(env);
  const app = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  await app.start();
  copy = { services, app, db: services.database.kysely };
  await connectByHand("ada-okafor", "sandbox-pat-ada");
}, TEST_MS_MAX);
afterAll(async () => {
  await copy.app.stop();
  await production.stop();
  rmSync(file, { force: true });
});

async function builderId(slug: string): Promise<BuilderId> {
  const builder = await findBuilderBySlug(copy.db, slug);
  invariant(builder !== null, `${slug} came with the copy`);
  return builder.id;
}

async function connectByHand(slug: string, accessToken: string): Promise<void> {
  const access = { kind: "personal_token", accessToken } as const;
  const outcome = await connectAccount(copy.services.connections, await builderId(slug), access);
  invariant(outcome.ok, "it is connected");
}

/** Both have read what they were told of, and the worker of each has nothing left to do. */
async function untilBothAreQuiet(): Promise<void> {
  await production.app.untilQuiet();
  await until(async () => {
    invariant((await nextInboxAttemptAt(copy.db)) === null, "the copy has read it");
    const effect = await copy.db
      .selectFrom("outbox")
      .select("key")
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .where("type", "<>", "remindToPay")
      .executeTakeFirst();
    invariant(effect === undefined, "the copy has nothing to carry out");
  });
}

/** All that a copy could do: its bookings, its effects. */
async function traces() {
  const bookings = await copy.db.selectFrom("booking").select(["id", "version"]).orderBy("id").execute();
  const effects = await copy.db.selectFrom("outbox").select("key").orderBy("key").execute();
  return { bookings, effects };
}

/** How many deliveries of Calendly the copy has taken in. */
async function countHeard(): Promise<number> {
  return (await copy.db.selectFrom("inbox").select("id").where("source", "=", "calendly").execute()).length;
}

async function bookOnPublicPage(email: string): Promise<string> {
  const { calendlyEventTypeUri } = production.priced;
  const booked = await production.app.control<{ event: { uri: string } }>("calendly", "POST", "/book", {
    eventTypeUri: calendlyEventTypeUri,
    startTime: await freeTime(production.app, calendlyEventTypeUri),
    email,
    name: "Casey Client",
    tracking: { utm_content: null },
  });
  return booked.event.uri;
}

function isActive(eventUri: string): boolean {
  const events = production.app.sandbox.calendly.ledger.scheduledEvents();
  return events.find(({ uri }) => uri === eventUri)?.status === "active";
}

test(
  "in a copy, whoever books what production sells is not adopted, not declined and no finding, though its calendar is connected",
  async () => {
    const before = await traces();
    const heardBefore = await countHeard();
    await production.scheduled();
    const eventUri = await bookOnPublicPage("direct@example.com");
    await untilBothAreQuiet();
    expect(await countHeard()).toBeGreaterThanOrEqual(heardBefore + 2);
    const result = await reconcile(copy.app.taskDeps, "operator");
    await untilBothAreQuiet();
    expect(result?.findings).toEqual([]);
    expect(await traces()).toEqual(before);
    expect(isActive(eventUri)).toBe(true);
  },
  TEST_MS_MAX,
);

test(
  "in a copy, what a client with an unpaid booking of the copy books of production is not declined",
  async () => {
    const email = "both@example.com";
    const userId = await confirmedAccount(copy.services, email, "Casey Client");
    const outcome = await initiateBooking(copy.app.deps, {
      sessionTypeId: production.priced.id,
      timeZone: null,
      language: ENGLISH.tag,
      client: { userId, email, name: "Casey Client", confirmed: testAddress(email) },
      requestId: "test",
    });
    invariant(outcome.ok, "the copy sells");
    const { bookingId } = outcome.value;
    const { calendlyEventTypeUri } = production.priced;
    await production.app.control("calendly", "POST", "/book", {
      eventTypeUri: calendlyEventTypeUri,
      startTime: await freeTime(production.app, calendlyEventTypeUri),
      email,
      name: "Casey Client",
      tracking: { utm_content: bookingId },
    });
    await until(async () => {
      const own = await copy.db
        .selectFrom("booking")
        .select("state")
        .where("id", "=", bookingId)
        .executeTakeFirstOrThrow();
      invariant(own.state === "SCHEDULED", "what the copy sells itself goes its way");
    });
    await untilBothAreQuiet();
    const before = await traces();
    await bookOnPublicPage(email);
    await untilBothAreQuiet();
    expect(await traces()).toEqual(before);
  },
  TEST_MS_MAX,
);

test(
  "what production's clients cancel is no finding in a copy, and changes nothing in it",
  async () => {
    const before = await traces();
    await production.cancelByBuilder(copiedBooking);
    await untilBothAreQuiet();
    expect((await production.booking(copiedBooking)).state).toBe("REFUNDED");
    const result = await reconcile(copy.app.taskDeps, "operator");
    expect(result?.findings).toEqual([]);
    expect(await traces()).toEqual(before);
  },
  TEST_MS_MAX,
);

test(
  "a token in the settings connects nobody in a copy: it may be production's, and only a person can say",
  async () => {
    const waiting = await copy.db
      .selectFrom("builder")
      .select("slug")
      .where("slug", "<>", "ada-okafor")
      .orderBy("slug")
      .execute();
    const [last, ...others] = waiting.map(({ slug }) => slug);
    for (const slug of others) await connectByHand(slug, `sandbox-pat-${slug.split("-")[0] ?? ""}`);
    invariant(last !== undefined, "one builder has no connection");
    const token = `sandbox-pat-${last.split("-")[0] ?? ""}`;
    await connectFromSettings(copy.services.connections, token);
    expect(await findConnectionOfBuilder(copy.db, await builderId(last))).toBeNull();
    await connectByHand(last, token);
    expect(await findConnectionOfBuilder(copy.db, await builderId(last))).not.toBeNull();
  },
  TEST_MS_MAX,
);
