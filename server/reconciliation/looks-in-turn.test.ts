import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findDrift, saveOpenDrift } from "../../db/operations/drifts.ts";
import { NO_DETAILS, type DriftId } from "../domain/providers/drift.ts";
import { invariant } from "../domain/values/invariant.ts";
import { LOOKS_MAX } from "./look-at-unseen.ts";
import { startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

/** So many runs see to all of them. */
const RUNS = 3;
/** Two runs' full measure, and half of a third's. */
const OPEN = LOOKS_MAX * (RUNS - 0.5);

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

function eventIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Sessions that Calendly knows nothing of, and that no list reaches: each waits for a person. */
async function plantDrifts(): Promise<string[]> {
  const builder = await findBuilderBySlug(fixture.app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  const eventIds = Array.from({ length: OPEN }, (_, index) => eventIdOf(index));
  for (const calendlyEventId of eventIds) {
    await saveOpenDrift(
      fixture.app.db,
      driftOf(calendlyEventId),
      {
        kind: "event_vanished",
        subject: calendlyEventId,
        bookingId: null,
        details: { ...NO_DETAILS, builderId: builder.id, calendlyEventId },
      },
      fixture.app.services.clock.now(),
    );
  }
  return eventIds;
}

function driftOf(calendlyEventId: string): DriftId {
  return `drf_${calendlyEventId}`;
}

/** Of which events one run asks Calendly, each as often as it is asked for. */
async function askedByOneRun(): Promise<string[]> {
  await fixture.app.advance(60);
  const { requests } = fixture.app.sandbox.kernel;
  requests.clear();
  await fixture.reconcile();
  return requests.list("calendly").flatMap(({ path }) => {
    const eventId = /^\/scheduled_events\/([^/]+)$/.exec(path)?.[1];
    return eventId === undefined ? [] : [eventId];
  });
}

test("of more open drifts than a run looks at, each has its turn, and no run asks for more than its measure", async () => {
  const planted = await plantDrifts();
  for (const round of ["first", "second"]) {
    const asked: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const ofRun = await askedByOneRun();
      expect(ofRun.length, `a run of the ${round} round`).toBeLessThanOrEqual(LOOKS_MAX);
      asked.push(...ofRun);
    }
    expect([...new Set(asked)].sort(), `the ${round} round`).toEqual(planted);
  }
  for (const eventId of planted) {
    expect((await findDrift(fixture.app.db, driftOf(eventId)))?.resolvedAt).toBeNull();
  }
});
