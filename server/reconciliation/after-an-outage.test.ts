import { afterAll, beforeAll, expect, test } from "vitest";
import { minutesBetween } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { startReconciliationWorld, type ReconciliationWorld } from "./test-reconciliation.ts";

const FIVE_DAYS_MINUTES = 5 * 24 * 60;

let world: ReconciliationWorld;

beforeAll(async () => {
  world = await startReconciliationWorld();
});
afterAll(() => world.stop());

test("what was canceled while nobody compared, of a session that is days past, is found by the next run", async () => {
  const bookingId = await world.confirmed();
  await world.reconcile();
  const { time } = (await world.booking(bookingId)).context;
  invariant(time !== null, "a time is booked");
  const inviteeId = time.calendlyInviteeUri.split("/").at(-1) ?? "";
  await world.unheard(() =>
    world.app.control("calendly", "POST", `/invitees/${inviteeId}/cancel`, { by: "host" }),
  );
  await world.app.advance(minutesBetween(world.app.services.clock.now(), time.endsAt) + FIVE_DAYS_MINUTES);
  await world.reconcile();
  await world.app.untilQuiet();
  expect(await world.booking(bookingId)).toMatchObject({
    state: "REFUNDED",
    context: { canceledBy: "builder" },
  });
});
