import { afterAll, beforeAll, expect, test } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import { plantReconciliation, type PlantedFixture } from "./plant-reconciliation.ts";

let fixture: PlantedFixture;

beforeAll(async () => {
  fixture = await plantReconciliation({ bookings: 200, builders: 4, drifts: 8 });
});
afterAll(() => fixture.close());

test("of 200 bookings, one drift of each of eight kinds is found and repaired, and none is invented", async () => {
  const { bookings } = await fixture.services.database.kysely
    .selectFrom("booking")
    .select((eb) => eb.fn.countAll().as("bookings"))
    .executeTakeFirstOrThrow();
  expect(Number(bookings)).toBe(200);
  const first = await reconcile(fixture.deps, "operator");
  invariant(first !== null, "no other run is under way");
  expect(first.progress.skipped).toEqual([]);
  expect(first.findings.map(({ kind, bookingId }) => `${kind} ${bookingId ?? ""}`).sort()).toEqual(
    [...fixture.drifts].sort(),
  );
  expect(first.findings.every(({ repaired }) => repaired)).toBe(true);
  expect(first.progress.balances.map(({ difference }) => difference)).toEqual([0]);
  // 4 calendars at a page each, and a few requests for each of the four drifts at Calendly.
  expect(fixture.sandbox.kernel.requests.list("calendly").length).toBeLessThan(30);
  expect((await reconcile(fixture.deps, "operator"))?.findings).toEqual([]);
});
