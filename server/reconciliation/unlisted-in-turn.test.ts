import { afterAll, beforeAll, expect, test } from "vitest";
import { idFromBytes, type BookingId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { UNLISTED_LOOKS_MAX } from "./look-at-unlisted.ts";
import { startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

/** So many runs see to all of them. */
const RUNS = 3;
/** Two runs' full measure, and half of a third's. */
const UNLISTED = UNLISTED_LOOKS_MAX * (RUNS - 0.5);

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

function eventIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Paid sessions of the weeks to come whose events Calendly lists for nobody: copies of one that it does list. */
async function plantBookings(): Promise<string[]> {
  const pattern = await fixture.confirmed();
  const row = await fixture.app.db
    .selectFrom("booking")
    .selectAll()
    .where("id", "=", pattern)
    .executeTakeFirstOrThrow();
  const eventIds = Array.from({ length: UNLISTED }, (_, index) => eventIdOf(index));
  for (const [index, eventId] of eventIds.entries()) {
    // Several begin at once, as sessions of a workshop do.
    const startsAt = addMinutes(row.starts_at as Instant, Math.floor(index / 3) * 60);
    await fixture.app.db
      .insertInto("booking")
      .values({
        ...row,
        id: plantedId(index),
        starts_at: startsAt,
        ends_at: addMinutes(startsAt, 60),
        calendly_event_id: eventId,
        calendly_event_uri: `https://api.calendly.com/scheduled_events/${eventId}`,
        calendly_invitee_uri: `https://api.calendly.com/scheduled_events/${eventId}/invitees/${eventId}`,
      })
      .execute();
  }
  return eventIds;
}

function plantedId(index: number): BookingId {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, index + 1);
  return idFromBytes("bkg", bytes);
}

/** Which of the planted sessions the next run finds gone, and how often it asks Calendly for any. */
async function nextRun(): Promise<{ readonly found: string[]; readonly asked: number }> {
  await fixture.app.advance(60);
  const { requests } = fixture.app.sandbox.kernel;
  requests.clear();
  const { findings } = await fixture.reconcile();
  const asked = requests.list("calendly").filter(({ path }) => /^\/scheduled_events\/[^/]+$/.test(path));
  const found = findings.filter(({ kind }) => kind === "event_vanished").map(({ subject }) => subject);
  return { found, asked: asked.length };
}

test("of more sessions that Calendly's list leaves out than a run asks for, each has its turn, and no run asks for more than its measure", async () => {
  const planted = await plantBookings();
  const rounds: string[] = [];
  for (let run = 1; run <= RUNS + 1; run += 1) {
    const { found, asked } = await nextRun();
    expect(found.length, `run ${run}`).toBe(UNLISTED_LOOKS_MAX);
    // As many again are those whose drift is open.
    expect(asked, `run ${run}`).toBeLessThanOrEqual(2 * UNLISTED_LOOKS_MAX);
    rounds.push(...found);
    if (run === RUNS) expect([...new Set(rounds)].sort(), "after the first round").toEqual(planted);
  }
  const times = planted.map((eventId) => rounds.filter((one) => one === eventId).length);
  expect([Math.min(...times), Math.max(...times)], "nobody twice as often").toEqual([1, 2]);
});
