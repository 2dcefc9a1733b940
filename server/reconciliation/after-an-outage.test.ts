import { afterAll, beforeAll, expect, test } from "vitest";
import { minutesBetween } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

const FIVE_DAYS_MINUTES = 5 * 24 * 60;

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

test("what was canceled while nobody compared, of a session that is days past, is found by the next run", async () => {
  const bookingId = await fixture.confirmed();
  await fixture.reconcile();
  const { time } = (await fixture.booking(bookingId)).context;
  invariant(time !== null, "a time is booked");
  const inviteeId = time.calendlyInviteeUri.split("/").at(-1) ?? "";
  await fixture.unheard(() =>
    fixture.app.control("calendly", "POST", `/invitees/${inviteeId}/cancel`, { by: "host" }),
  );
  await fixture.app.advance(
    minutesBetween(fixture.app.services.clock.now(), time.endsAt) + FIVE_DAYS_MINUTES,
  );
  await fixture.reconcile();
  await fixture.app.untilQuiet();
  expect(await fixture.booking(bookingId)).toMatchObject({
    state: "REFUNDED",
    context: { canceledBy: "builder" },
  });
});
