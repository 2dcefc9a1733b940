import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listFreeTimes } from "../../db/builders/free-times.ts";
import { listSessionTypes, updatePublishedAt } from "../../db/builders/session-types.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { Database } from "../../db/core/open-database.ts";
import { CALENDLY_PATIENCE } from "../adapters/calendly/calendly-guard.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { disconnectBuilder } from "../calendly-connection/connect/disconnect-calendly.ts";
import {
  connectByOAuth,
  insertTestBuilder,
  startConnectionFixture,
  TEST_KEY,
  type ConnectionFixture,
  type TestProcess,
} from "../calendly-connection/test-connections.ts";
import { viewOfFreeTimes } from "../domain/offer/free-times.ts";
import type { BuilderId, SessionTypeId } from "../domain/values/ids.ts";
import { FREE_TIMES_READS_OF_BUILDER } from "../domain/values/limit-rules.ts";
import { invariant } from "../domain/values/invariant.ts";
import { createLimits } from "../limits/create-limits.ts";
import { SEED } from "../sandbox/calendly/state/seed-accounts.ts";
import { syncSessionTypes } from "../session-type/sync-session-types.ts";
import { until } from "../test-until.ts";
import { createFreeTimesWatch, type OwnFreeTimesWatch } from "./create-free-times-watch.ts";

const MINUTE_MS = 60_000;

let fixture: ConnectionFixture;
beforeAll(async () => {
  fixture = await startConnectionFixture();
});
afterAll(() => fixture.sandbox.close());
beforeEach(() => {
  fixture.sandbox.kernel.faults.clear();
});

const advance = (minutes: number) => fixture.sandbox.kernel.clock.advance(minutes * MINUTE_MS);
const asked = () => fixture.countRequests("GET", "/event_type_available_times");
const free = { isFree: () => true };

interface Arranged {
  readonly database: Database;
  readonly builderId: BuilderId;
  readonly process: TestProcess;
  /** On sale, in the builder's order. */
  readonly ids: readonly SessionTypeId[];
}

/** Ada, connected, with her two event types on sale. Nothing has been asked of their times. */
async function arrange(database: Database): Promise<Arranged> {
  const process = fixture.process(database);
  const builderId = await insertTestBuilder(database);
  expect(await connectByOAuth(process, builderId)).toMatchObject({ ok: true });
  await syncSessionTypes(process, builderId);
  const types = await listSessionTypes(database.kysely, builderId);
  for (const { id } of types) await updatePublishedAt(database.kysely, id, process.clock.now());
  fixture.sandbox.kernel.requests.clear();
  return { database, builderId, process, ids: types.map(({ id }) => id) };
}

/** What one process of the app would have. */
function watchOf(
  { database, process }: Arranged,
  everyMinutes: number | null = 30,
  hold = free,
): OwnFreeTimesWatch {
  const { clock, calendars, randomBytes, log } = process;
  const limits = createLimits({ database, clock, secretBox: createSecretBox([TEST_KEY]) });
  return createFreeTimesWatch(
    { database, clock, calendars, limits, randomBytes, log, hold, inTurn: (work) => work() },
    { everyMinutes },
  );
}

async function viewOf({ database, process }: Arranged, id: SessionTypeId | undefined) {
  invariant(id !== undefined, "there is such a session type");
  const kept = await listFreeTimes(database.kysely, [id]);
  return viewOfFreeTimes(kept.get(id) ?? null, process.clock.now());
}

const never = new AbortController().signal;

describe("free times", () => {
  forEachDialect((openFresh) => {
    test("are not known before anybody asked, and what Calendly says from then on", async () => {
      const arranged = await arrange(await openFresh());
      const [id] = arranged.ids;
      expect((await viewOf(arranged, id)).state).toBe("unknown");
      const watch = watchOf(arranged);
      watch.seen(arranged.ids, 1);
      await watch.settle();
      const view = await viewOf(arranged, id);
      expect(view).toMatchObject({ state: "free_times", ageMinutes: 0, isOutdated: false });
      expect(view.times.length).toBeGreaterThan(5);
      const now = arranged.process.clock.now();
      expect(view.times.every((start) => start > now)).toBe(true);
    });

    test("a thousand visitors in several processes at once cost one question for each session type, and none more in the same minute", async () => {
      const arranged = await arrange(await openFresh());
      const watches = [watchOf(arranged), watchOf(arranged), watchOf(arranged)];
      for (let visitor = 0; visitor < 1_000; visitor++)
        for (const watch of watches) watch.seen(arranged.ids, 1);
      await Promise.all(watches.map((watch) => watch.settle()));
      expect(asked()).toBe(arranged.ids.length);

      const others = [watchOf(arranged), watchOf(arranged)];
      for (const watch of others) watch.seen(arranged.ids, 1);
      await Promise.all(others.map((watch) => watch.settle()));
      expect(asked()).toBe(arranged.ids.length);
    });

    test("visitors of a quarter of an hour leave a builder's quota nearly whole, and see nothing older than some minutes", async () => {
      const arranged = await arrange(await openFresh());
      const watch = watchOf(arranged);
      let oldest = 0;
      for (let minute = 0; minute < 15; minute++) {
        watch.seen(arranged.ids, 1);
        // The next look of the same minute is for nothing.
        watch.seen(arranged.ids, 1);
        await watch.settle();
        await advance(1);
        const { ageMinutes } = await viewOf(arranged, arranged.ids[0]);
        invariant(ageMinutes !== null, "it was read");
        oldest = Math.max(oldest, ageMinutes);
      }
      expect(asked()).toBeLessThanOrEqual(15 * arranged.ids.length);
      expect(oldest).toBeLessThanOrEqual(2);
    });

    test("however many session types there are, one builder is asked about ten times a minute", async () => {
      const arranged = await arrange(await openFresh());
      const limits = createLimits({
        database: arranged.database,
        clock: arranged.process.clock,
        secretBox: createSecretBox([TEST_KEY]),
      });
      for (let call = 0; call < FREE_TIMES_READS_OF_BUILDER.max; call++)
        await limits.take(FREE_TIMES_READS_OF_BUILDER, arranged.builderId);
      const watch = watchOf(arranged);
      watch.seen(arranged.ids, 1);
      await watch.settle();
      expect(asked()).toBe(0);
      // It was not Calendly that did not answer.
      expect(await viewOf(arranged, arranged.ids[0])).toMatchObject({ state: "unknown", isOutdated: false });
      await advance(2);
      const later = watchOf(arranged);
      later.seen(arranged.ids, 1);
      await later.settle();
      expect(asked()).toBe(arranged.ids.length);
    });

    test("with Calendly down they are what was known, with their age, for a day; once it answers they are new", async () => {
      const arranged = await arrange(await openFresh());
      const [id] = arranged.ids;
      const look = async () => {
        const watch = watchOf(arranged);
        watch.seen(arranged.ids, 1);
        await watch.settle();
        return viewOf(arranged, id);
      };
      const before = await look();
      fixture.sandbox.kernel.faults.add({
        provider: "calendly",
        on: "request",
        fault: { kind: "down" },
        remaining: null,
      });
      await advance(10);
      expect(await look()).toMatchObject({ state: "free_times", ageMinutes: 10, isOutdated: true });
      expect((await viewOf(arranged, id)).times[0]).toBe(before.times[0]);
      await advance(24 * 60);
      expect(await look()).toMatchObject({ state: "unknown", isOutdated: true });
      fixture.sandbox.kernel.faults.clear();
      await advance(CALENDLY_PATIENCE.pauseMsMax / MINUTE_MS + 1);
      expect(await look()).toMatchObject({ state: "free_times", ageMinutes: 0, isOutdated: false });
    });

    test("a change in the calendar is read at once although nobody looks, and a burst of them is few questions", async () => {
      const arranged = await arrange(await openFresh());
      const watch = watchOf(arranged);
      await watch.readAhead(never);
      const [first] = (await viewOf(arranged, arranged.ids[0])).times;
      invariant(first !== undefined, "a time is free");
      await advance(1);
      const { sandbox } = fixture;
      const response = await fetch(`${sandbox.urls.control}/calendly/book`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          eventTypeUri: `${sandbox.urls.calendlyApi}/event_types/${SEED.ada.introCall}`,
          startTime: first,
          name: "Somebody",
          email: "somebody@example.com",
        }),
      });
      expect(response.ok, await response.clone().text()).toBe(true);
      const before = asked();
      for (let event = 0; event < 500; event++) watch.changed(arranged.builderId);
      await until(async () => expect((await viewOf(arranged, arranged.ids[0])).times).not.toContain(first));
      await watch.settle();
      expect(asked() - before).toBe(arranged.ids.length);
    });

    test("ahead of need each is read once in its time, what is not on sale never, and nothing after its builder has disconnected", async () => {
      const arranged = await arrange(await openFresh());
      const [onSale, draft] = arranged.ids;
      invariant(onSale !== undefined && draft !== undefined, "there are two");
      await updatePublishedAt(arranged.database.kysely, draft, null);
      const watch = watchOf(arranged);
      for (let minute = 0; minute < 90; minute += 10) {
        await watch.readAhead(never);
        await advance(10);
      }
      expect(asked()).toBe(3);
      expect((await viewOf(arranged, draft)).state).toBe("unknown");
      await disconnectBuilder(arranged.process, arranged.builderId);
      expect((await viewOf(arranged, onSale)).state).toBe("unknown");
      await advance(60);
      await watch.readAhead(never);
      await watch.settle();
      expect(asked()).toBe(3);
    });

    test("nothing is read ahead where that is switched off, and nothing at all while the installation is held", async () => {
      const arranged = await arrange(await openFresh());
      const quiet = watchOf(arranged, null);
      await quiet.readAhead(never);
      quiet.changed(arranged.builderId);
      await quiet.settle();
      const held = watchOf(arranged, 30, { isFree: () => false });
      held.seen(arranged.ids, 1);
      await held.settle();
      expect(asked()).toBe(0);
    });
  });
});
