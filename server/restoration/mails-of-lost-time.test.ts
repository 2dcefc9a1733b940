import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { insertTestOffer, TEST_BUILDER, testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { leaveToAPerson } from "../../db/queue/held-effects.ts";
import { saveMailChoices } from "../../db/mails/mail-choices.ts";
import {
  findHeldRestoration,
  insertRestoration,
  releaseRestorations,
} from "../../db/operations/restorations.ts";
import { listRefusals, recordRefusal } from "../../db/bookings/checkout-refusals.ts";
import { findOrInsertGroup } from "../../db/problem-reports/problem-groups.ts";
import { insertAnswer } from "../../db/problem-reports/problem-answers.ts";
import { insertProblemReport } from "../../db/problem-reports/problem-reports.ts";
import { findEffect, readOutboxRow } from "../../db/queue/outbox.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { handleDeadEffect } from "../booking/handle-dead-letter.ts";
import { recordPlace } from "../booking/record/record-place.ts";
import { takeDeadline } from "../booking/take-deadline.ts";
import { sendDigests } from "../digest/send-digests.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { BookingEvent, Cause } from "../domain/booking/booking-event.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { money } from "../domain/values/money.ts";
import { leaveOutTold, MAY_HAVE_BEEN_TOLD } from "../mails/leave-out-told.ts";
import type { Mail } from "../ports.ts";
import { notifyOfProblems } from "../problem-report/notify-of-problems.ts";
import { sendAnswers } from "../problem-report/send-answers.ts";
import { notifyRefusedCheckouts } from "../refused-checkouts/notify-refused-checkouts.ts";
import { orderReminders } from "../reminders/order-reminders.ts";
import { orderInvitations } from "../review/invite-to-review.ts";
import { handleEffect } from "../worker/handlers/handle-effect.ts";
import type { WorkerDeps } from "../worker/worker-deps.ts";
import { settleMails } from "./settle-mails.ts";

/** A Monday; the builder works in New York, five hours behind. */
const TAKEN_AT = instant("2026-03-02T12:30:00.000Z");
/** Tuesday, 7:25 in New York: the digest of the day has gone. */
const STOPPED_AT = instant("2026-03-03T12:25:00.000Z");
const CAUSE = { kind: "worker", reference: null } as const;
const BY_OPERATOR: Cause = { kind: "operator", reference: null, personId: "an-operator" };
const ENDED_IN_LOST_TIME = testBooking(1).id;

/** What the backup holds: three sessions, and a report whose answer is to be mailed. */
async function fillAsInBackup(database: Database, deps: WorkerDeps): Promise<void> {
  const db = database.kysely;
  await insertTestOffer(db);
  await saveMailChoices(db, TEST_BUILDER.id, { remindersBy: "us", digest: "on" }, TAKEN_AT);
  const starts = [
    addMinutes(STOPPED_AT, -180),
    instant("2026-03-03T15:00:00.000Z"),
    // Its reminder of a day went five minutes before the stop.
    addMinutes(STOPPED_AT, 24 * 60 - 5),
  ];
  const bookedAt = addMinutes(TAKEN_AT, -7 * 24 * 60);
  for (const [index, startsAt] of starts.entries()) {
    const booking = testBooking(index + 1, { context: { price: money(0, "USD"), initiatedAt: bookedAt } });
    await insertBooking(db, booking);
    const event = `https://api.calendly.com/scheduled_events/${index}`;
    const time = {
      calendlyEventId: String(index),
      calendlyEventUri: event,
      calendlyInviteeUri: `${event}/invitees/1`,
      startsAt,
      endsAt: addMinutes(startsAt, 60),
    };
    const take = (one: Parameters<typeof applyBookingEvent>[2]) =>
      applyBookingEvent({ ...deps, cause: CAUSE }, booking.id, one);
    await take({ type: "TIME_BOOKED", at: bookedAt, time, holdEndsAt: addMinutes(bookedAt, 60) });
    await take({ type: "FREE_CONFIRMED", at: bookedAt });
  }
  await db.updateTable("outbox").set({ completed_at: bookedAt }).execute();
  const at = addMinutes(TAKEN_AT, -1);
  await insertReport(db, 1, at);
  await insertAnswer(db, "prb_1", { text: "It works again.", by: "an-operator", at });
}

async function insertReport(db: Queryable, n: number, at: Instant): Promise<void> {
  const subject = { step: "payment", cause: "other", detail: "" } as const;
  const group = await findOrInsertGroup(db, subject, "prg_1", at);
  await insertProblemReport(db, {
    ...{ id: `prb_${n}`, number: `${48213906 + n}`, formId: `form-${n}`, groupId: group.id, reportedAt: at },
    ...{ reporter: "visitor", userId: null, bookingId: null, pagePath: null, pageRequestId: null },
    ...{ text: "Nothing happens.", email: "casey@example.com", language: null, viewportWidth: null },
    userAgent: null,
  });
}

/** An installation on a backup, whose clock and mails a test holds. */
function openInstallation(database: Database) {
  const sent: Mail[] = [];
  const quiet = () => undefined;
  const log = { info: quiet, warn: quiet, error: (details: object) => expect(details).toBeNull() };
  let now: Instant = TAKEN_AT;
  const deps = {
    database,
    log,
    clock: { now: () => now },
    wakeWorker() {},
    wakeWebhooks() {},
    randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    secretBox: createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]),
    payments: { describeCheckout: () => ({}) },
    calendars: { ofBuilder: () => Promise.resolve(null) },
    mailer: leaveOutTold({ send: (mail: Mail) => Promise.resolve(void sent.push(mail)) }, { database, log }),
    operators: () => Promise.resolve([{ address: "operator@example.com", timeZone: null, language: null }]),
    settings: { appUrl: "https://app.example", mailAddress: "mail@app.example" },
  } as unknown as WorkerDeps;

  async function carryOut(): Promise<void> {
    const rows = await database.kysely
      .selectFrom("outbox")
      .selectAll()
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .execute();
    for (const row of rows.map(readOutboxRow)) {
      await handleEffect(deps, row);
      await database.kysely
        .updateTable("outbox")
        .set({ completed_at: now })
        .where("key", "=", row.key)
        .execute();
    }
  }

  return {
    deps,
    sent,
    /** All that the schedule does about mails, at this instant. Resolves to the subjects of what was sent. */
    workAt: async (at: Instant): Promise<string[]> => {
      now = at;
      const before = sent.length;
      const ended = await getBooking(database.kysely, ENDED_IN_LOST_TIME);
      if (ended.state === "CONFIRMED")
        await takeDeadline({ ...deps, cause: CAUSE }, ended, { type: "SESSION_ENDED", at });
      await orderReminders(deps);
      await orderInvitations(deps);
      await carryOut();
      await sendDigests(deps);
      await sendAnswers(deps);
      await notifyOfProblems(deps);
      return sent.slice(before).map(({ subject }) => subject);
    },
  };
}

const AFTERWARDS = addMinutes(STOPPED_AT, 5);

forEachDialect((openFresh) => {
  describe("of an installation that was restored from a backup of a day ago", () => {
    async function restore() {
      const database = await openFresh();
      const installation = openInstallation(database);
      await fillAsInBackup(database, installation.deps);
      /** Ends what waits, as the release does once all was compared. */
      async function release(): Promise<void> {
        const db = database.kysely;
        await insertRestoration(db, {
          id: "rst_1",
          takenAt: TAKEN_AT,
          stoppedAt: STOPPED_AT,
          restoredAt: addMinutes(STOPPED_AT, 1),
        });
        const held = await findHeldRestoration(db);
        invariant(held !== null, "it was restored just now");
        await settleMails(installation.deps, held);
        await releaseRestorations(db, addMinutes(STOPPED_AT, 2));
      }
      return { ...installation, database, release };
    }

    test("no reminder, digest, invitation, answer or summary of the lost day goes a second time, and all later ones go", async () => {
      const { database, workAt } = await restore();
      await insertRestoration(database.kysely, {
        id: "rst_1",
        takenAt: TAKEN_AT,
        stoppedAt: STOPPED_AT,
        restoredAt: addMinutes(STOPPED_AT, 1),
      });
      await releaseRestorations(database.kysely, addMinutes(STOPPED_AT, 2));
      expect(await workAt(AFTERWARDS)).toEqual([]);
      // An operator sees that nobody knows whether it went.
      const report = database.kysely.selectFrom("problem_report").selectAll();
      expect(await report.executeTakeFirstOrThrow()).toMatchObject({
        answer_sent_at: null,
        answer_due_at: null,
        answer_failure: "this installation was restored since, and may have sent it before",
      });
      expect(await workAt(instant("2026-03-03T14:01:00.000Z"))).toHaveLength(1);
      expect(await workAt(instant("2026-03-04T11:30:00.000Z"))).toHaveLength(1);
      expect(await workAt(instant("2026-03-04T12:00:00.000Z"))).toEqual(["Today: one session"]);
    });

    test("a mail that was a dead letter in the backup is sent once an operator lets it be tried again", async () => {
      const { database, deps, workAt, release } = await restore();
      const db = database.kysely;
      const { key } = await db
        .selectFrom("outbox")
        .select("key")
        .where("type", "=", "tell")
        .orderBy("key")
        .executeTakeFirstOrThrow();
      await db.updateTable("outbox").set({ completed_at: null }).where("key", "=", key).execute();
      await leaveToAPerson(db, key as EffectKey, { reason: "refused", at: TAKEN_AT });
      await release();
      expect(await workAt(AFTERWARDS)).toEqual([]);
      const retried = await handleDeadEffect(
        { ...deps, cause: BY_OPERATOR },
        key as EffectKey,
        "retry",
        "They ask for it.",
      );
      expect(retried).toEqual({ ok: true, value: null });
      expect(await workAt(addMinutes(AFTERWARDS, 1))).toEqual([
        expect.stringContaining("Architecture review"),
      ]);
      expect(await findEffect(db, key as EffectKey)).toMatchObject({ lastError: "refused" });
    });

    test("a mail ordered after the release for what happened before the stop is left out: its row says why, and nothing counts as told", async () => {
      const { database, deps, workAt, release } = await restore();
      const db = database.kysely;
      const { id } = testBooking(4);
      const take = (event: BookingEvent) => applyBookingEvent({ ...deps, cause: CAUSE }, id, event);
      await insertBooking(db, testBooking(4, { context: { initiatedAt: TAKEN_AT } }));
      await release();
      await workAt(AFTERWARDS);
      const uri = "https://api.calendly.com/scheduled_events/E4";
      const startsAt = addMinutes(STOPPED_AT, 7 * 24 * 60);
      await take({
        type: "TIME_BOOKED",
        at: addMinutes(STOPPED_AT, -30),
        time: {
          ...{ calendlyEventId: "E4", calendlyEventUri: uri, calendlyInviteeUri: `${uri}/invitees/1` },
          ...{ startsAt, endsAt: addMinutes(startsAt, 60) },
        },
        holdEndsAt: addMinutes(STOPPED_AT, 30),
      });
      await recordPlace(deps, id, {
        eventId: "E4",
        place: { kind: "other", status: "ready", text: "At the studio." },
      });
      const at = addMinutes(STOPPED_AT, -20);
      const timeZone = TEST_BUILDER.timeZone;
      await take({ type: "CHECKOUT_REQUESTED", at, checkoutExpiresAt: addMinutes(at, 60), timeZone });
      await take({ type: "CHECKOUT_OPENED", at, checkoutId: "cs_1" });
      await db.updateTable("outbox").set({ completed_at: at }).where("booking_id", "=", id).execute();
      const amount = testBooking(4).context.price;
      await take({ type: "CHECKOUT_PAID", at, checkoutId: "cs_1", paymentIntentId: "pi_1", amount });
      expect((await getBooking(db, id)).state).toBe("CONFIRMED");
      expect(await workAt(addMinutes(AFTERWARDS, 1))).toEqual([]);
      const told = db
        .selectFrom("outbox")
        .selectAll()
        .where("booking_id", "=", id)
        .where("type", "=", "tell");
      const unsent = { completed_at: expect.any(String) as string, last_error: MAY_HAVE_BEEN_TOLD };
      expect(await told.execute()).toMatchObject([unsent, unsent]);
      const place = db
        .selectFrom("booking")
        .select(["place_revision", "place_told_json"])
        .where("id", "=", id);
      expect(await place.executeTakeFirst()).toEqual({ place_revision: 1, place_told_json: null });
    });

    test("that nobody can pay is told at the first refusal after the stop, whatever was refused before", async () => {
      const { database, deps, release, sent } = await restore();
      const db = database.kysely;
      const refusal = {
        ...{ scope: "USD", cause: "400", currency: "USD", reason: "Restricted." },
        builderId: TEST_BUILDER.id,
      };
      await recordRefusal(db, refusal, addMinutes(STOPPED_AT, -5));
      await release();
      await notifyRefusedCheckouts(deps);
      expect(sent).toEqual([]);
      expect(await listRefusals(db, null)).toMatchObject([{ notifiedAt: null }]);
      await recordRefusal(db, refusal, AFTERWARDS);
      await notifyRefusedCheckouts(deps);
      expect(sent.map(({ subject }) => subject)).toEqual(["Nobody can pay: Stripe refuses"]);
    });

    test("a problem that is reported after the stop is told of at once, and alone", async () => {
      const { database, workAt, release } = await restore();
      await release();
      expect(await workAt(AFTERWARDS)).toEqual([]);
      await insertReport(database.kysely, 2, addMinutes(AFTERWARDS, 1));
      expect(await workAt(addMinutes(AFTERWARDS, 2))).toEqual(["A problem was reported"]);
    });

    test("the same rows are mailed where nothing was restored", async () => {
      const { workAt } = await restore();
      expect(await workAt(AFTERWARDS)).toHaveLength(5);
    });
  });
});

test("every mail says since when it is due, or says why it is never an old one", () => {
  const files = readdirSync("server", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/test|^sandbox/.test(file))
    .map((file) => path.join("server", file));
  const nullDue = files.filter((file) => /dueAt: null/.test(readFileSync(file, "utf8")));
  // What stands here tells how things are now, or answers what somebody has just done. The type asks everything else for its instant.
  expect(nullDue.filter((file) => !/problem-report\/send-answers/.test(file)).sort()).toEqual([
    "server/account/account-mail.ts",
    "server/alerts/alert-mail.ts",
    "server/calendly-connection/failing-checks-mail.ts",
    "server/calendly-connection/token/connection-trouble-mail.ts",
    "server/doctor/arrival-mail.ts",
    "server/webhook-endpoint/endpoint-mails.ts",
  ]);
});
