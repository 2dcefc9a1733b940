import { expect, test } from "vitest";
import { insertBuilder } from "../../db/builders/builders.ts";
import { listRates, listUsage } from "../../db/calendly/calendly-usage.ts";
import type { Database } from "../../db/core/open-database.ts";
import { anotherOffer, TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { forEachDialect, type OpenFresh } from "../../db/core/test-databases.ts";
import type { CalendlyConnectionId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { createUsageCounter } from "./count-usage.ts";
import { findKeyTrouble } from "./subscription/find-key-trouble.ts";

const READ = "GET /event_types/{id}";

/** A connection of a builder of its own: the number makes both unique. */
async function insertConnected({ kysely }: Database, n: number): Promise<CalendlyConnectionId> {
  const { builder } = anotherOffer(n);
  await insertBuilder(kysely, { ...builder, position: n }, TEST_NOW);
  const id: CalendlyConnectionId = `cal_${n}`;
  await kysely
    .insertInto("calendly_connection")
    .values({
      id,
      builder_id: builder.id,
      calendly_user_uri: `https://api.calendly.com/users/${n}`,
      calendly_organization_uri: "https://api.calendly.com/organizations/1",
      access_token_sealed: "sealed",
      signing_key_sealed: "sealed",
      key_number: 1,
      connected_at: TEST_NOW,
    })
    .execute();
  return id;
}

async function arrange(openFresh: OpenFresh) {
  const database = await openFresh();
  const time: { now: Instant } = { now: TEST_NOW };
  const warnings: Record<string, unknown>[] = [];
  const silent = () => undefined;
  const log = {
    info: silent,
    error: silent,
    warn: (details: Record<string, unknown>) => void warnings.push(details),
  };
  const newCounter = () => createUsageCounter({ database, clock: { now: () => time.now }, log });
  return { database, time, warnings, newCounter, connectionId: await insertConnected(database, 1) };
}

forEachDialect((openFresh) => {
  test("calls add up by endpoint, outcome and day, also those of two processes at once", async () => {
    const { database, time, newCounter, connectionId } = await arrange(openFresh);
    const [one, other] = [newCounter(), newCounter()];
    for (let call = 0; call < 3; call++) one.count(connectionId, READ, "ok");
    other.count(connectionId, READ, "ok");
    other.count(connectionId, READ, "unavailable");
    await Promise.all([one.flush(), other.flush()]);
    time.now = addMinutes(TEST_NOW, 24 * 60);
    one.count(connectionId, READ, "ok");
    await one.stop();
    await other.stop();
    const rows = await listUsage(database.kysely, connectionId, "2026-03-02");
    expect(rows.map(({ day, outcome, calls }) => [day, outcome, calls])).toEqual([
      ["2026-03-03", "ok", 1],
      ["2026-03-02", "ok", 4],
      ["2026-03-02", "unavailable", 1],
    ]);
    expect(rows[0]?.lastAt).toBe(time.now);
    expect(await listUsage(database.kysely, connectionId, "2026-03-04")).toEqual([]);
  });

  test("of the rate limit the newest word is kept", async () => {
    const { database, time, newCounter, connectionId } = await arrange(openFresh);
    const counter = newCounter();
    const resetsAt = addMinutes(TEST_NOW, 1);
    counter.sawRate(connectionId, { callsMax: 500, callsRemaining: 400, resetsAt });
    await counter.flush();
    time.now = addMinutes(TEST_NOW, 0.5);
    counter.sawRate(connectionId, { callsMax: 500, callsRemaining: 390, resetsAt });
    counter.sawRate(connectionId, { callsMax: 500, callsRemaining: 389, resetsAt });
    await counter.stop();
    expect(await listRates(database.kysely, [connectionId])).toEqual([
      { connectionId, callsMax: 500, callsRemaining: 389, resetsAt, seenAt: time.now },
    ]);
  });

  test("a connection that is gone costs no other one its figures", async () => {
    const { database, newCounter, connectionId } = await arrange(openFresh);
    const counter = newCounter();
    counter.count("cal_gone", READ, "ok");
    counter.sawRate("cal_gone", { callsMax: 1, callsRemaining: 0, resetsAt: TEST_NOW });
    counter.count(connectionId, READ, "ok");
    await counter.stop();
    expect(await listUsage(database.kysely, connectionId, "2026-03-02")).toHaveLength(1);
    expect(await listUsage(database.kysely, "cal_gone", "2026-03-02")).toEqual([]);
  });

  test("a key near its limit is named until the limit resets, and warned of once", async () => {
    const { database, time, warnings, newCounter, connectionId } = await arrange(openFresh);
    const counter = newCounter();
    const rate = { callsMax: 500, callsRemaining: 49, resetsAt: addMinutes(TEST_NOW, 1) };
    counter.sawRate(connectionId, { ...rate, callsRemaining: 50 });
    await counter.flush();
    expect(await findKeyTrouble(database.kysely, time.now)).toEqual([]);
    for (let flush = 0; flush < 2; flush++) {
      counter.sawRate(connectionId, rate);
      await counter.flush();
    }
    const trouble = { kind: "near_limit", connectionId, ...rate };
    expect(await findKeyTrouble(database.kysely, time.now)).toEqual([trouble]);
    expect(warnings).toEqual([trouble]);
    expect(await findKeyTrouble(database.kysely, addMinutes(TEST_NOW, 1))).toEqual([]);
    await counter.stop();
  });

  test("a key whose calls mostly fail is named; answers that say no are no failures", async () => {
    const { database, time, newCounter, connectionId } = await arrange(openFresh);
    const healthy = await insertConnected(database, 2);
    const counter = newCounter();
    for (let call = 0; call < 6; call++) counter.count(connectionId, READ, "unauthorised");
    for (let call = 0; call < 5; call++) counter.count(connectionId, READ, "ok");
    for (let call = 0; call < 20; call++) counter.count(healthy, READ, "not_found");
    await counter.stop();
    expect(await findKeyTrouble(database.kysely, time.now)).toEqual([
      { kind: "failing", connectionId, calls: 11, failures: 6 },
    ]);
  });
});
