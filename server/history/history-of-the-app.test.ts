import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { openCheckout } from "../booking/open-checkout.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { until } from "../test-until.ts";
import type { HistoryFinding } from "./history-finding.ts";
import { rebuildBookings } from "./rebuild-bookings.ts";
import { verifyExportedCheckpoints, verifyStoredCheckpoints } from "./verify-daily-checkpoints.ts";
import { verifyHistory } from "./verify-history.ts";

const DAY_MINUTES = 24 * 60;
const MONEY = ["booking", "checkout", "payment", "refund", "refund_due"] as const;

let app: TestApp;
const folder = mkdtempSync(path.join(tmpdir(), "booking-checkpoints-"));
const checkpointsFile = path.join(folder, "checkpoints.jsonl");

beforeAll(async () => {
  app = await startTestApp({ HISTORY_HEADS_FILE: checkpointsFile });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A client books at Calendly, pays at Stripe, cancels in time and gets the money back. */
async function bookPayAndCancel(): Promise<BookingId> {
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  const offers = await listSessionTypes(app.db, builder.id);
  const offer = offers.find(({ slug }) => slug === "architecture-review");
  invariant(offer !== undefined, "Ada offers reviews");
  const now = app.services.clock.now();
  const query = new URLSearchParams({
    event_type: offer.calendlyEventTypeUri,
    start_time: addMinutes(now, 8 * DAY_MINUTES),
    end_time: addMinutes(now, 15 * DAY_MINUTES),
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: "Bearer sandbox-pat-ada" },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  await app.control("calendly", "POST", "/book", {
    eventTypeUri: offer.calendlyEventTypeUri,
    startTime: collection[0]?.start_time,
    email: "dora@example.com",
    name: "Dora Direct",
  });
  const { id } = await until(() =>
    app.db.selectFrom("booking").select("id").where("state", "=", "SCHEDULED").executeTakeFirstOrThrow(),
  );
  const bookingId = id as BookingId;
  const cause = { kind: "client", reference: null, personId: null } as const;
  invariant(
    (await openCheckout({ ...app.deps, cause }, bookingId, "203.0.113.7")).ok,
    "the checkout is open",
  );
  const checkout = await app.db.selectFrom("checkout").select("id").executeTakeFirstOrThrow();
  await app.control("stripe", "POST", `/checkout/${checkout.id}/pay`, {});
  await untilState("CONFIRMED");
  const canceled = await applyBookingEvent({ ...app.deps, cause }, bookingId, {
    type: "CANCEL_REQUESTED",
    at: app.deps.clock.now(),
    by: "client",
    quotedAt: null,
  });
  invariant(canceled.ok, "a paid booking can be canceled");
  await untilState("REFUNDED");
  await app.untilQuiet();
  return bookingId;

  async function untilState(state: string): Promise<void> {
    await until(async () => {
      const row = await app.db.selectFrom("booking").select("state").executeTakeFirstOrThrow();
      expect(row.state).toBe(state);
    });
  }
}

async function everything() {
  const results = await Promise.all(
    MONEY.map((table) => sql`select * from ${sql.table(table)}`.execute(app.db)),
  );
  return results.map(({ rows }) => rows);
}

async function* linesOfFile(): AsyncGenerator<string> {
  await Promise.resolve();
  yield* readFileSync(checkpointsFile, "utf8").split("\n");
}

test("what the running app has written holds, tells where each booking stands, and is vouched for by a file", async () => {
  const bookingId = await bookPayAndCancel();
  const found: HistoryFinding[] = [];
  const report = (finding: HistoryFinding) => found.push(finding);
  const { services } = app;

  expect(await verifyHistory(services, report)).toMatchObject({ bookings: 1, findings: 0 });
  const options = { write: true, alsoAhead: false };
  expect(await rebuildBookings(services, options, () => undefined)).toEqual({
    bookings: 1,
    different: 0,
    written: 0,
    underOlderRule: 0,
  });

  const before = await everything();
  await sql`update booking set state = 'CONFIRMED', canceled_at = null, canceled_by = null, version = 2`.execute(
    app.db,
  );
  await sql`delete from refund_due`.execute(app.db);
  await sql`update refund set settled_at = null, amount_minor = 1`.execute(app.db);
  await sql`update payment set amount_minor = 1`.execute(app.db);
  await sql`update checkout set status = 'open'`.execute(app.db);
  expect(await rebuildBookings(services, options, () => undefined)).toMatchObject({ written: 1 });
  expect(await everything()).toEqual(before);

  await app.advance(2 * DAY_MINUTES);
  await until(async () => {
    // A day's line is made some minutes after its end.
    await app.advance(60);
    expect(readFileSync(checkpointsFile, "utf8").trim().split("\n").length).toBeGreaterThan(1);
  });
  expect(await verifyStoredCheckpoints(services, report)).toMatchObject({ findings: 0 });
  expect(await verifyExportedCheckpoints(services, linesOfFile(), report)).toMatchObject({ findings: 0 });
  expect(found).toEqual([]);

  await sql`delete from booking_transition where booking_id = ${bookingId} and version > 3`.execute(app.db);
  await sql`update booking set version = 3`.execute(app.db);
  await verifyHistory(services, report);
  expect(found).toEqual([]);
  await verifyExportedCheckpoints(services, linesOfFile(), report);
  expect(found).toEqual([expect.objectContaining({ about: "day", what: "checkpoint_differs" })]);
}, 60_000);
