import { afterAll, beforeAll, expect, test } from "vitest";
import { listFreeTimes } from "../../db/builders/free-times.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { invariant } from "../domain/values/invariant.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { until } from "../test-until.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ FREE_TIMES_EVERY_MINUTES: "30" });
});
afterAll(() => app.stop());

test("what is booked at Calendly by another way is soon gone from the free times of all that its builder sells", async () => {
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "the demo has Ada");
  const types = await listSessionTypes(app.db, builder.id);
  const timesOfAll = async () => {
    const kept = await listFreeTimes(
      app.db,
      types.map(({ id }) => id),
    );
    return types.map(({ id }) => kept.get(id)?.times ?? []);
  };
  // Read ahead of need: nobody has looked.
  const first = await until(async () => {
    const [times] = await timesOfAll();
    invariant(times?.[0] !== undefined, "a time is known");
    return times[0];
  });
  await app.advance(1);
  await app.control("calendly", "POST", "/book", {
    eventTypeUri: types[0]?.calendlyEventTypeUri,
    startTime: first,
    name: "Somebody else",
    email: "somebody@example.com",
  });
  await until(async () => {
    for (const times of await timesOfAll()) {
      expect(times.length).toBeGreaterThan(0);
      expect(times).not.toContain(first);
    }
  });
});
