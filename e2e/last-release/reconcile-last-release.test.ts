import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { prepareSchema } from "../../db/core/schema-requirement.ts";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { APP_VERSION } from "../../server/app-version.ts";
import { composeApp } from "../../server/compose.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { rebuildBookings } from "../../server/history/rebuild-bookings.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { openServices, type Services } from "../../server/open-services.ts";
import { reconcile, type ReconciliationResult } from "../../server/reconciliation/reconcile.ts";
import { startSandbox, type Sandbox } from "../../server/sandbox/start-sandbox.ts";
import { ENDPOINTS_ALONE, freePort, testEnv } from "../../server/test-app.ts";
import { lastReleaseAtProviders, plantAtProviders } from "./plant-last-release.ts";

const DUMP = readFileSync(new URL("release-0.1.0.sql", import.meta.url), "utf8");
/** Where Calendly was when the file was made: its rows and its signed history name it. */
const CALENDLY_WAS = "http://127.0.0.1:37455";
/** A minute after the file was made, and half an hour before the first hold in it ends. */
const NOW = instant("2026-11-28T19:28:35.200Z");

const DEAD = "bkg_r5ygwy2rc1b54g7kqkttdb4bgg" as BookingId;
const REFUNDED = "bkg_e89k9vf6tsyn28qby7m8tcz0tm" as BookingId;
const CONFIRMED = "bkg_782bmz5k0wkg3vd7fbbqdjwd6m" as BookingId;
const UNHEARD = "bkg_xh0y7svt0gq6kyysnkt2qa2n34" as BookingId;

/** True drifts of the file, which was written out while work was under way: Stripe's delivery of a payment had not come, and a refund is a dead letter. */
const LEFT_IN_FLIGHT = [
  { kind: "payment_missed", bookingId: UNHEARD, repaired: true },
  { kind: "letter_dead", bookingId: DEAD, repaired: false },
];

let folder: string;
let sandbox: Sandbox;
let services: Services;
let reconcileNow: () => Promise<ReconciliationResult>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "booking-release-"));
  const file = path.join(folder, "x.sqlite");
  const sqlite = new Sqlite(file);
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec(`begin; ${DUMP} commit;`);
  sqlite.close();
  const database = openDatabase(file);
  await prepareSchema(database, APP_VERSION);
  await database.close();
  sandbox = await startSandbox();
  sandbox.calendly.setBaseUrl(CALENDLY_WAS);
  const env = testEnv(sandbox, await freePort(), folder, { DATABASE_URL: `file:${file}` });
  services = await openServices(env);
  // Never started: no worker carries on meanwhile what the file has in flight.
  const { taskDeps } = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  const settings = { ...taskDeps.settings, calendlyApiUrl: CALENDLY_WAS };
  const deps = { ...taskDeps, settings, clock: { ...taskDeps.clock, now: () => NOW } };
  reconcileNow = async () => {
    const result = await reconcile(deps, "operator");
    invariant(result !== null, "no other run is under way");
    expect(result.progress.skipped).toEqual([]);
    return result;
  };
});
afterEach(async () => {
  await services.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function told({ findings }: ReconciliationResult) {
  return findings.map(({ kind, bookingId, repaired }) => ({ kind, bookingId, repaired }));
}

test("a database of the last release agrees with Stripe and Calendly but for what it had in flight, and its history and rows stay whole", async () => {
  const db = services.database.kysely;
  await plantAtProviders(sandbox, await lastReleaseAtProviders(db));
  const first = await reconcileNow();
  expect(told(first)).toEqual(LEFT_IN_FLIGHT);
  expect(first.progress).toMatchObject({
    checkouts: 5,
    refunds: 1,
    calendars: 3,
    calendarEvents: 6,
    eventsLookedInto: 0,
    bookings: 6,
  });
  expect((await getBooking(db, UNHEARD)).state).toBe("CONFIRMED");
  const second = await reconcileNow();
  expect(told(second)).toEqual(LEFT_IN_FLIGHT.slice(1));
  expect((await listOpenDrifts(db, 10)).map(({ kind }) => kind)).toEqual(["letter_dead"]);

  const faults: unknown[] = [];
  const options = { write: false, alsoAhead: false };
  await verifyHistory(services, (one) => faults.push(one));
  await rebuildBookings(services, options, (one) => faults.push(one));
  expect(faults).toEqual([]);
});

test("a refund of it that fails at Stripe in the end is a drift, and money that somebody must see to", async () => {
  await plantAtProviders(sandbox, await lastReleaseAtProviders(services.database.kysely));
  const { id } = await services.database.kysely.selectFrom("refund").select("id").executeTakeFirstOrThrow();
  const failed = await sandbox.stripe.control.request(`/refunds/${id}/fail`, { method: "POST" });
  expect(failed.ok).toBe(true);
  expect(new Set(told(await reconcileNow()))).toEqual(
    new Set([
      ...LEFT_IN_FLIGHT,
      { kind: "refund_failed", bookingId: REFUNDED, repaired: true },
      { kind: "refund_failed_for_good", bookingId: REFUNDED, repaired: false },
    ]),
  );
});

test.each([
  ["that its host has canceled", "time_canceled_missed", true],
  ["that Calendly does not know any more", "event_vanished", false],
])("a session of it %s is a drift", async (_case, kind, repaired) => {
  const { calendly, stripe } = await lastReleaseAtProviders(services.database.kysely);
  const canceled = { status: "canceled", canceler_type: "host", canceled_at: NOW };
  await plantAtProviders(sandbox, {
    calendly: calendly.flatMap((row) => {
      if (row.utm_content !== CONFIRMED) return [row];
      return kind === "event_vanished" ? [] : [{ ...row, ...canceled }];
    }),
    stripe,
  });
  expect(new Set(told(await reconcileNow()))).toEqual(
    new Set([...LEFT_IN_FLIGHT, { kind, bookingId: CONFIRMED, repaired }]),
  );
});
