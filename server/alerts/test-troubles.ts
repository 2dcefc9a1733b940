import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, TEST_BUILDER, testBooking } from "../../db/bookings/test-bookings.ts";
import { recordRefusal, resolveRefusals } from "../../db/bookings/checkout-refusals.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { addActivity } from "../../db/health/activity-counts.ts";
import { insertBackupRun } from "../../db/operations/backup-runs.ts";
import { insertRestoration, releaseRestorations } from "../../db/operations/restorations.ts";
import { saveOpenDrift } from "../../db/operations/drifts.ts";
import { writeFirstInstallation } from "../../db/operations/installation.ts";
import { writeWrongClock } from "../../db/operations/wrong-clocks.ts";
import { activityMinuteOf } from "../domain/health/activity.ts";
import type { AlertKind } from "../domain/health/alert-kinds.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";

/** How a trouble comes about in the database, and how it goes away. */
export interface TestTrouble {
  readonly begin: (db: Queryable, now: Instant) => Promise<unknown>;
  readonly end: (db: Queryable, now: Instant) => Promise<unknown>;
}

const BOOKING = testBooking().id;
const DAY_MINUTES = 24 * 60;

const NO_DETAILS = {
  builderId: null,
  amount: null,
  paymentIntentId: null,
  due: null,
  calendlyEventId: null,
  effectKey: null,
  type: null,
  reason: null,
};

function effect(type: string, row: { readonly createdAt: Instant; readonly deadAt: Instant | null }) {
  return (db: Queryable) =>
    db
      .insertInto("outbox")
      .values({
        key: `${BOOKING}:1:0`,
        booking_id: BOOKING,
        booking_version: 1,
        position: 0,
        type,
        params_json: "{}",
        attempts: 1,
        next_attempt_at: addMinutes(row.createdAt, 10_000),
        created_at: row.createdAt,
        dead_at: row.deadAt,
      })
      .execute();
}

const noEffects = (db: Queryable) => db.deleteFrom("outbox").execute();

function delivery(key: string, row: { source?: string; type?: string; at: Instant; deadAt?: Instant }) {
  return {
    source: row.source ?? "stripe",
    dedupe_key: key,
    connection_id: null,
    event_type: row.type ?? "checkout.session.completed",
    body: "{}",
    received_at: row.at,
    attempts: 0,
    next_attempt_at: addMinutes(row.at, 10_000),
    ...(row.deadAt === undefined ? {} : { dead_at: row.deadAt }),
  };
}

const noDeliveries = (db: Queryable) => db.deleteFrom("inbox").execute();

function count(kind: "signature_failure" | "provider_failed", label: string, times: number) {
  return (db: Queryable, now: Instant) =>
    addActivity(db, [{ minute: activityMinuteOf(now), kind, label, count: times }]);
}

const noCounts = (db: Queryable) => db.deleteFrom("activity_count").execute();

/** Everything that the database can tell; that it takes no writes is told from memory. */
export const TEST_TROUBLES: Readonly<
  Record<Exclude<AlertKind, "database_unwritable" | "certificate_expiring">, TestTrouble>
> = {
  money_job_failed: {
    begin: (db, now) => effect("expireCheckout", { createdAt: now, deadAt: now })(db),
    end: noEffects,
  },
  refund_failed: {
    begin: (db, now) => effect("requestRefund", { createdAt: now, deadAt: now })(db),
    end: noEffects,
  },
  money_drift: {
    begin: (db, now) =>
      saveOpenDrift(
        db,
        "drf_00000000000000000000000001",
        { kind: "payment_missed", subject: "pi_1", bookingId: null, details: NO_DETAILS },
        now,
      ),
    end: (db) => db.deleteFrom("drift").execute(),
  },
  checkout_refused: {
    begin: (db, now) =>
      recordRefusal(
        db,
        {
          scope: "USD",
          cause: "account_restricted",
          builderId: TEST_BUILDER.id,
          currency: "USD",
          reason: "Your account cannot make live charges.",
        },
        now,
      ),
    end: (db, now) => resolveRefusals(db, ["USD"], now),
  },
  queue_late: {
    begin: (db, now) => effect("expireCheckout", { createdAt: addMinutes(now, -11), deadAt: null })(db),
    end: noEffects,
  },
  deadlines_overdue: {
    begin: (db, now) =>
      db
        .updateTable("booking")
        .set({ deadline_at: addMinutes(now, -6) })
        .execute(),
    end: (db) => db.updateTable("booking").set({ deadline_at: null }).execute(),
  },
  provider_down: { begin: count("provider_failed", "stripe", 10), end: noCounts },
  webhook_silence: {
    begin: (db, now) =>
      db
        .insertInto("inbox")
        .values(
          // From the oldest on, as they would have been received.
          [5, 4, 3, 2, 1].flatMap((day) =>
            Array.from({ length: 10 }, (_, n) => ({
              ...delivery(`${day}:${n}`, { at: addMinutes(now, -day * DAY_MINUTES - 60) }),
              completed_at: now,
            })),
          ),
        )
        .execute(),
    end: (db, now) =>
      db
        .insertInto("inbox")
        .values({ ...delivery("now", { at: now }), completed_at: now })
        .execute(),
  },
  signature_failures: { begin: count("signature_failure", "calendly", 5), end: noCounts },
  job_failed: {
    begin: (db, now) =>
      db
        .insertInto("inbox")
        .values(delivery("dead", { at: now, deadAt: now }))
        .execute(),
    end: noDeliveries,
  },
  connection_trouble: {
    begin: (db, now) =>
      db
        .updateTable("calendly_connection")
        .set({ broken_since_at: now, broken_reason: "unauthorized" })
        .execute(),
    end: (db) =>
      db.updateTable("calendly_connection").set({ broken_since_at: null, broken_reason: null }).execute(),
  },
  unknown_work: {
    begin: (db, now) =>
      db
        .insertInto("inbox")
        .values(delivery("newer", { type: "of.a.newer.version", at: addMinutes(now, -16) }))
        .execute(),
    end: noDeliveries,
  },
  clock_wrong: {
    begin: (db, now) =>
      writeWrongClock(db, {
        processId: "one",
        host: "web-1",
        provider: "stripe",
        seconds: 120,
        since: now,
        measuredAt: now,
      }),
    end: (db) => db.deleteFrom("wrong_clock").execute(),
  },
  restoration_held: {
    begin: (db, now) =>
      insertRestoration(db, { id: "rst_1", takenAt: addMinutes(now, -60), stoppedAt: now, restoredAt: now }),
    end: (db, now) => releaseRestorations(db, now),
  },
  reconciliation_late: {
    // An hour is its interval, and it has never come to an end.
    begin: (db, now) =>
      db
        .updateTable("installation")
        .set({ since_at: addMinutes(now, -181) })
        .execute(),
    end: (db, now) => db.updateTable("installation").set({ since_at: now }).execute(),
  },
  backup_late: {
    begin: (db, now) =>
      insertBackupRun(db, {
        id: "bak_1",
        takenAt: addMinutes(now, -27 * 60),
        finishedAt: addMinutes(now, -27 * 60),
        fileName: "one",
        bytes: 1,
        sha256: "00",
      }),
    end: (db, now) =>
      insertBackupRun(db, {
        id: "bak_2",
        takenAt: now,
        finishedAt: now,
        fileName: "two",
        bytes: 1,
        sha256: "00",
      }),
  },
};

/** What the troubles are about: one booking of one builder with a connection, in an installation of now. */
export async function insertTestInstallation(db: Queryable, now: Instant): Promise<void> {
  await insertTestOffer(db);
  await insertBooking(db, testBooking());
  await db.updateTable("booking").set({ deadline_at: null }).execute();
  await db
    .insertInto("calendly_connection")
    .values({
      id: "cal_1",
      builder_id: TEST_BUILDER.id,
      calendly_user_uri: "https://api.calendly.com/users/1",
      calendly_organization_uri: "https://api.calendly.com/organizations/1",
      access_token_sealed: "sealed",
      signing_key_sealed: "sealed",
      key_number: 1,
      connected_at: now,
      kind: "personal_token",
      token_version: 1,
    })
    .execute();
  await writeFirstInstallation(db, { id: "installation-1", origin: "set", at: now });
}
