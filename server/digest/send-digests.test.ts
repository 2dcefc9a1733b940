import { expect, test } from "vitest";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import {
  confirmed,
  insertTestOffer,
  scheduled,
  TEST_BUILDER,
  TEST_NOW,
  testBooking,
} from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { saveMailChoices } from "../../db/mails/mail-choices.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";
import { sendDigests } from "./send-digests.ts";

/** The session of a booked test booking is three days after `TEST_NOW`, at 10:00 UTC: 5:00 in New York. */
const SESSION_AT = addMinutes(TEST_NOW, 3 * 24 * 60);
/** In New York, at the end of winter. */
const newYork = (day: number, time: string): Instant => instant(`2026-03-0${day}T${time}:00.000-05:00`);

function startMorning(database: Database) {
  const morning = { now: newYork(5, "07:00"), sent: [] as Mail[], fails: null as boolean | null };
  const deps = {
    database,
    clock: { now: () => morning.now },
    secretBox: createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]),
    log: { info() {}, warn() {}, error() {} },
    mailer: {
      send(mail: Mail) {
        if (morning.fails === null) return Promise.resolve(void morning.sent.push(mail));
        return Promise.reject(
          new ProviderError({
            provider: "mail",
            operation: "send",
            retryable: morning.fails,
            status: null,
            reason: "for a test",
          }),
        );
      },
    },
    settings: { appUrl: "https://app.example" },
  };
  /** As two processes do it at once. */
  const look = async (at: Instant) => {
    morning.now = at;
    await Promise.all([sendDigests(deps), sendDigests(deps)]);
    return morning.sent.length;
  };
  return { morning, look };
}

forEachDialect((openFresh) => {
  async function prepare(startsAt: Instant = addMinutes(SESSION_AT, 5 * 60)): Promise<Database> {
    const database = await openFresh();
    await insertTestOffer(database.kysely);
    const begun = testBooking(1);
    await insertBooking(database.kysely, begun);
    const held = scheduled(begun);
    const { time } = held.context;
    const moved = {
      ...held,
      context: {
        ...held.context,
        time: time === null ? null : { ...time, startsAt, endsAt: addMinutes(startsAt, 60) },
      },
    };
    expect(await database.transact((tx) => saveBooking(tx, begun, moved))).toBe(true);
    expect(await database.transact((tx) => saveBooking(tx, moved, confirmed(moved)))).toBe(true);
    return database;
  }

  test("a builder gets one digest a day, from 7:00 in their zone on, with the sessions of that day alone", async () => {
    const { look, morning } = startMorning(await prepare());
    expect(await look(newYork(5, "06:59"))).toBe(0);
    expect(await look(newYork(5, "07:00"))).toBe(1);
    expect(await look(newYork(5, "07:01"))).toBe(1);
    expect(await look(newYork(5, "11:59"))).toBe(1);
    expect(morning.sent[0]).toMatchObject({
      to: TEST_BUILDER.email,
      subject: "Today: one session",
      listUnsubscribe: { kind: "digest" },
    });
    expect(morning.sent[0]?.text).toContain("Thursday, 5 March 2026");
    expect(morning.sent[0]?.text).toContain("10:00 to 11:00: Architecture review with Casey Client");
  });

  test("there is none on a day with nothing on it, none after noon, and none for a builder who does not want it", async () => {
    const database = await prepare();
    const { look } = startMorning(database);
    // The session is tomorrow.
    expect(await look(newYork(4, "07:00"))).toBe(0);
    expect(await look(newYork(5, "12:00"))).toBe(0);
    const off = { remindersBy: null, digest: "off" } as const;
    await saveMailChoices(database.kysely, TEST_BUILDER.id, off, TEST_NOW);
    expect(await look(newYork(5, "07:00"))).toBe(0);
    await saveMailChoices(database.kysely, TEST_BUILDER.id, { ...off, digest: "on" }, TEST_NOW);
    expect(await look(newYork(5, "07:01"))).toBe(1);
  });

  test("one that the mail server could not take is sent later in the morning; one that it refuses for good is not tried again that day", async () => {
    const { look, morning } = startMorning(await prepare());
    morning.fails = true;
    expect(await look(newYork(5, "07:00"))).toBe(0);
    morning.fails = null;
    // It is asked again in a few minutes, not at once.
    expect(await look(newYork(5, "07:01"))).toBe(0);
    expect(await look(newYork(5, "07:06"))).toBe(1);

    const refused = startMorning(await prepare());
    refused.morning.fails = false;
    expect(await refused.look(newYork(5, "07:00"))).toBe(0);
    refused.morning.fails = null;
    expect(await refused.look(newYork(5, "08:00"))).toBe(0);
  });
});
