import { expect, test } from "vitest";
import type { Effect } from "../../server/domain/booking/booking-effect.ts";
import { NO_DETAILS } from "../../server/domain/providers/drift.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import { resolveDrift, saveOpenDrift } from "./drifts.ts";
import { createInboxIntake } from "../queue/inbox-intake.ts";
import { becomeAnotherInstallation, findInstallation, isCopied, isCopy } from "./installation.ts";
import { claimOutbox, completeEffect, insertEffects } from "../queue/outbox.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import type { Queryable } from "../core/open-database.ts";
import { listBuildersWithoutDigest } from "../mails/builder-digests.ts";
import { saveMailChoices } from "../mails/mail-choices.ts";
import { claimAnswers, claimUntoldReports, insertAnswer } from "../problem-reports/problem-answers.ts";
import { findOrInsertGroup } from "../problem-reports/problem-groups.ts";
import { insertProblemReport } from "../problem-reports/problem-reports.ts";
import { forEachDialect } from "../core/test-databases.ts";

const BOOKING = testBooking().id;
const notification: Effect = {
  type: "tell",
  params: { audience: "client", news: "confirmed", refund: null },
};
const effect = (position: number): Parameters<typeof insertEffects>[1][number] => ({
  key: `${BOOKING}:1:${position}`,
  bookingId: BOOKING,
  bookingVersion: 1,
  position,
  effect: notification,
  createdAt: TEST_NOW,
  lease: null,
  leasedUntil: null,
});
const delivery = (dedupeKey: string) => ({
  source: "stripe" as const,
  dedupeKey,
  connectionId: null,
  eventType: "checkout.session.completed",
  body: "{}",
  receivedAt: TEST_NOW,
});
const drift = (subject: string) => ({
  kind: "event_undelivered" as const,
  subject,
  bookingId: null,
  details: NO_DETAILS,
});

/** A report of a page that operators were not told of, with an answer that is still to be mailed. */
async function insertReportToAnswer(db: Queryable): Promise<void> {
  const subject = { step: "payment", cause: "other", detail: "" } as const;
  const group = await findOrInsertGroup(db, subject, "prg_1", TEST_NOW);
  await insertProblemReport(db, {
    ...{ id: "prb_1", number: "48213907", formId: "a-form", groupId: group.id, reportedAt: TEST_NOW },
    ...{ reporter: "visitor", userId: null, bookingId: null, pagePath: null, pageRequestId: null },
    ...{ text: "Nothing happens.", email: "casey@example.com", language: null, viewportWidth: null },
    userAgent: null,
  });
  await insertAnswer(db, "prb_1", { text: "It works again.", by: "an-operator", at: TEST_NOW });
}

forEachDialect((openFresh) => {
  test("a copy has nothing left to do of what its original had begun, and keeps what was done", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    await insertBooking(db, testBooking());
    await insertEffects(db, [effect(0), effect(1)]);
    const [first] = await claimOutbox(database, {
      now: TEST_NOW,
      lease: "worker",
      leasedUntil: addMinutes(TEST_NOW, 2),
      limit: 1,
    });
    expect(first?.key).toBe(`${BOOKING}:1:0`);
    await completeEffect(db, `${BOOKING}:1:0`, "worker", TEST_NOW);
    const intake = createInboxIntake(database);
    await intake.add(delivery("evt_done"));
    await intake.add(delivery("evt_open"));
    await db
      .updateTable("inbox")
      .set({ completed_at: TEST_NOW })
      .where("dedupe_key", "=", "evt_done")
      .execute();
    await saveOpenDrift(db, "drf_done", drift("done"), TEST_NOW);
    await resolveDrift(db, "drf_done", { resolution: "dismissed", note: "Settled.", at: TEST_NOW });
    await saveOpenDrift(db, "drf_open", drift("open"), TEST_NOW);

    const dropped = await database.transact((tx) =>
      becomeAnotherInstallation(tx, "installation-two", TEST_NOW),
    );
    expect(dropped).toEqual({ connections: 0, effects: 1, deliveries: 1, bookings: 1, endpoints: 0 });
    const left = {
      effects: await db.selectFrom("outbox").select("key").execute(),
      deliveries: await db.selectFrom("inbox").select("dedupe_key").execute(),
      drifts: await db.selectFrom("drift").select("id").execute(),
    };
    expect(left).toEqual({
      effects: [{ key: `${BOOKING}:1:0` }],
      deliveries: [{ dedupe_key: "evt_done" }],
      drifts: [{ id: "drf_done" }],
    });
    expect(await findInstallation(database)).toMatchObject({ id: "installation-two", copiedAt: TEST_NOW });
    expect([await isCopy(db), await isCopied(db, BOOKING)]).toEqual([true, true]);
  });

  test("a copy mails its original's people neither answers nor digests, and tells its operators of none of their reports", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    await insertReportToAnswer(db);
    const withoutDigest = () =>
      listBuildersWithoutDigest(db, {
        zone: TEST_BUILDER.timeZone,
        day: TEST_NOW.slice(0, 10),
        now: TEST_NOW,
        limit: 10,
      });
    expect(await withoutDigest()).toEqual([TEST_BUILDER.id]);
    await database.transact((tx) => becomeAnotherInstallation(tx, "installation-two", TEST_NOW));
    expect(await withoutDigest()).toEqual([]);
    const claim = { lease: "copy", now: TEST_NOW, leasedUntil: addMinutes(TEST_NOW, 1), limit: 10 };
    expect(await claimAnswers(db, claim)).toEqual([]);
    expect(await claimUntoldReports(db, TEST_NOW, TEST_NOW)).toEqual([]);
    // Whoever wants it here says so, as before.
    await saveMailChoices(db, TEST_BUILDER.id, { remindersBy: null, digest: "on" }, TEST_NOW);
    expect(await withoutDigest()).toEqual([TEST_BUILDER.id]);
  });
});
