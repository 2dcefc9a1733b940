import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import { saveMailChoices } from "../../db/mails/mail-choices.ts";
import { readOutboxRow } from "../../db/queue/outbox.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { createStripePayments } from "../adapters/stripe/stripe-payments.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import type { BookedTime } from "../domain/booking/booking.ts";
import { remindAt, remindUntil } from "../domain/booking/time-limits.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { money } from "../domain/values/money.ts";
import type { Mail } from "../ports.ts";
import type { WorkerDeps } from "../worker/worker-deps.ts";
import { handleMail } from "../worker/handlers/handle-mail.ts";
import { confirmedSince } from "./confirmed-since.ts";
import { orderReminders } from "./order-reminders.ts";

const HOUR = 60;
const CAUSE = { kind: "worker", reference: null } as const;
/** Each run is a booking of its own. */
let last = 0;

/** A free session of the test builder, its clock, and what was mailed about it. */
function startScenario(database: Database) {
  let now: Instant = TEST_NOW;
  const sent: {
    readonly mail: Mail;
    readonly at: Instant;
    readonly startsAt: Instant;
    readonly lead: string;
  }[] = [];
  const log = { info() {}, warn() {}, error: (details: object) => expect(details).toBeNull() };
  const mails: Mail[] = [];
  const deps = {
    database,
    log,
    clock: { now: () => now },
    wakeWorker() {},
    randomBytes,
    secretBox: createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]),
    payments: createStripePayments({ secretKey: "sk_test_nobody_is_asked", apiUrl: null }),
    calendars: { ofBuilder: () => Promise.resolve(null) },
    mailer: { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) },
    settings: { appUrl: "https://app.example", mailAddress: "mail@app.example" },
  } as unknown as WorkerDeps;
  const n = (last += 1);
  const { id } = testBooking(n);
  let times = 0;

  const timeAt = (startsAt: Instant): BookedTime => {
    times += 1;
    const event = `https://api.calendly.com/scheduled_events/${n}-${times}`;
    return {
      calendlyEventId: `${n}-${times}`,
      calendlyEventUri: event,
      calendlyInviteeUri: `${event}/invitees/1`,
      startsAt,
      endsAt: addMinutes(startsAt, HOUR),
    };
  };
  const tell = (event: BookingEvent) => applyBookingEvent({ ...deps, cause: CAUSE }, id, event);
  const read = () => getBooking(database.kysely, id);

  return {
    id,
    sent,
    read,
    now: () => now,
    pass: (minutes: number) => (now = addMinutes(now, minutes)),
    async book(startsAt: Instant) {
      await insertBooking(
        database.kysely,
        testBooking(n, { context: { price: money(0, "USD"), initiatedAt: now } }),
      );
      await tell({ type: "TIME_BOOKED", at: now, time: timeAt(startsAt), holdEndsAt: addMinutes(now, HOUR) });
      await tell({ type: "FREE_CONFIRMED", at: now });
      expect((await read()).state).toBe("CONFIRMED");
    },
    async move(startsAt: Instant) {
      const { time } = (await read()).context;
      await tell({
        type: "TIME_MOVED",
        at: now,
        by: "client",
        fromInviteeUri: time?.calendlyInviteeUri ?? null,
        time: timeAt(startsAt),
      });
    },
    cancel: () => tell({ type: "TIME_CANCELED", at: now, by: "client" }),
    /** As two processes do it at once. */
    sweep: () => Promise.all([orderReminders(deps), orderReminders(deps)]),
    /** Carries out what was ordered. */
    async deliver() {
      const rows = await database.kysely
        .selectFrom("outbox")
        .selectAll()
        .where("booking_id", "=", id)
        .where("type", "=", "remindOfSession")
        .where("completed_at", "is", null)
        .execute();
      for (const row of rows.map(readOutboxRow)) {
        invariant(row.effect.type === "remindOfSession", "only reminders were asked for");
        const before = mails.length;
        await handleMail(deps, row, await read(), row.effect);
        await database.kysely
          .updateTable("outbox")
          .set({ completed_at: now })
          .where("key", "=", row.key)
          .execute();
        for (const mail of mails.slice(before)) sent.push({ mail, at: now, ...row.effect.params });
      }
    },
  };
}

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      minutes: fc.integer({ min: 1, max: 20 * HOUR }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      minutes: fc.integer({ min: 30, max: 60 * HOUR }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "back" as const }) },
  { weight: 4, arbitrary: fc.constant({ do: "sweep" as const }) },
  { weight: 4, arbitrary: fc.constant({ do: "deliver" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "cancel" as const }) },
);

forEachDialect((openFresh) => {
  async function prepare(): Promise<Database> {
    const database = await openFresh();
    await insertTestOffer(database.kysely);
    await saveMailChoices(database.kysely, TEST_BUILDER.id, { remindersBy: "us", digest: "on" }, TEST_NOW);
    return database;
  }

  test("whatever the order of moves, cancellations and the clock: no reminder is of a time that is not the booking's, comes too early or too late, or comes twice", async () => {
    const database = await prepare();
    let reminded = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 25 }), async (steps) => {
        const scenario = startScenario(database);
        const first = addMinutes(scenario.now(), 40 * HOUR);
        await scenario.book(first);
        for (const step of steps) {
          const before = scenario.sent.length;
          if (step.do === "pass") scenario.pass(step.minutes);
          else if (step.do === "move") await scenario.move(addMinutes(scenario.now(), step.minutes));
          else if (step.do === "back") await scenario.move(first);
          else if (step.do === "cancel") await scenario.cancel();
          else await scenario[step.do]();
          const booking = await scenario.read();
          const since = confirmedSince(await listTransitions(database.kysely, scenario.id));
          for (const { at, startsAt, lead } of scenario.sent.slice(before)) {
            invariant(lead === "day" || lead === "hour", "one of the two");
            expect(booking).toMatchObject({ state: "CONFIRMED", context: { time: { startsAt } } });
            expect(at >= remindAt(startsAt, lead) && at < remindUntil(startsAt, lead)).toBe(true);
            // Whoever booked or moved later than that has just read when it is.
            expect(since !== null && since <= remindAt(startsAt, lead)).toBe(true);
          }
        }
        const once = scenario.sent.map(({ startsAt, lead }) => `${startsAt} ${lead}`);
        expect(new Set(once).size).toBe(once.length);
        reminded += once.length;
        expect(new Set(scenario.sent.map(({ mail }) => mail.messageId)).size).toBe(once.length);
      }),
      // The first of them reminds, whatever chance brings.
      { numRuns: 25, examples: [[[{ do: "pass", minutes: 17 * HOUR }, { do: "sweep" }, { do: "deliver" }]]] },
    );
    expect(reminded).toBeGreaterThan(0);
  });

  test("a client is reminded a day and an hour before, once each, and after a move again for the new time", async () => {
    const database = await prepare();
    const scenario = startScenario(database);
    const startsAt = addMinutes(TEST_NOW, 40 * HOUR);
    await scenario.book(startsAt);
    const remind = async () => {
      await scenario.sweep();
      await scenario.deliver();
      return scenario.sent.map(({ lead }) => lead);
    };
    expect(await remind()).toEqual([]);
    scenario.pass(16 * HOUR);
    expect(await remind()).toEqual(["day"]);
    expect(await remind()).toEqual(["day"]);
    expect(scenario.sent[0]?.mail).toMatchObject({
      to: "client@example.com",
      subject: "Reminder: Architecture review with Ada Okafor",
      listUnsubscribe: { kind: "reminder" },
    });
    expect(scenario.sent[0]?.mail.text).toContain("begins in 24 h");
    await scenario.move(addMinutes(scenario.now(), 48 * HOUR));
    scenario.pass(23 * HOUR);
    expect(await remind()).toEqual(["day"]);
    scenario.pass(1 * HOUR);
    expect(await remind()).toEqual(["day", "day"]);
    scenario.pass(23 * HOUR);
    expect(await remind()).toEqual(["day", "day", "hour"]);
    expect(scenario.sent[2]?.mail.text).toContain("begins in 1 h");
  });

  test("nobody is reminded while the builder has not said who does it, or has said that Calendly does, even of what was ordered before", async () => {
    const database = await prepare();
    const { kysely } = database;
    const scenario = startScenario(database);
    await scenario.book(addMinutes(TEST_NOW, 40 * HOUR));
    scenario.pass(17 * HOUR);
    for (const remindersBy of [null, "calendly"] as const) {
      await saveMailChoices(kysely, TEST_BUILDER.id, { remindersBy, digest: "on" }, TEST_NOW);
      await scenario.sweep();
    }
    expect(await kysely.selectFrom("session_reminder").selectAll().execute()).toEqual([]);
    await saveMailChoices(kysely, TEST_BUILDER.id, { remindersBy: "us", digest: "on" }, TEST_NOW);
    await scenario.sweep();
    await saveMailChoices(kysely, TEST_BUILDER.id, { remindersBy: "calendly", digest: "on" }, TEST_NOW);
    await scenario.deliver();
    expect(scenario.sent).toEqual([]);
  });

  test("after a long stop none is sent that comes too late to help, and one that still helps is", async () => {
    const database = await prepare();
    const [late, later] = [startScenario(database), startScenario(database)];
    for (const scenario of [late, later]) await scenario.book(addMinutes(TEST_NOW, 40 * HOUR));
    late.pass(27 * HOUR);
    await late.sweep();
    await late.deliver();
    expect(late.sent.map(({ lead }) => lead)).toEqual(["day"]);
    // Ordered in time, and carried out too late.
    later.pass(28 * HOUR);
    await later.deliver();
    expect(later.sent).toEqual([]);
  });
});
