import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyBookingEvent } from "../../server/booking/apply-booking-event.ts";
import { timeOf } from "../../server/booking/book-time.ts";
import { addMinutes } from "../../server/domain/instant.ts";
import { invariant } from "../../server/domain/invariant.ts";
import { lastPartOf } from "./sandbox-control.ts";
import { PAST_THE_HOLD_MINUTES, startPayingApp, type Booked, type PayingApp } from "./start-paying-app.ts";

const FREE = "ada-okafor/intro-call";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterAll(() => world.stop());

/** A free session as a process leaves it that dies after the transaction that books the time, and before the one that confirms it. */
async function leaveHalfConfirmed(): Promise<Booked> {
  await world.sandbox.addFault({
    provider: "calendly",
    on: "delivery",
    fault: { kind: "hold" },
    remaining: 1,
  });
  const client = await world.signUp();
  const bookingId = await world.initiate(client, FREE);
  const picked = await world.pickTime(client, bookingId);
  const { builderId } = await world.booking(bookingId);
  const calendar = await world.app.deps.calendars.ofBuilder(builderId);
  const invitee = await calendar?.findInvitee(lastPartOf(picked.event.uri), lastPartOf(picked.invitee.uri));
  invariant(invitee != null, "Calendly knows the invitee");
  const { deps } = world.app;
  await applyBookingEvent(
    deps,
    bookingId,
    {
      type: "TIME_BOOKED",
      at: invitee.createdAt,
      time: timeOf(invitee),
      holdEndsAt: addMinutes(deps.clock.now(), deps.settings.holdMinutes),
    },
    { kind: "client", reference: null },
  );
  expect((await world.booking(bookingId)).state).toBe("SCHEDULED");
  return { client, bookingId, ...picked };
}

describe("killed between the time of a free session and its confirmation", () => {
  test("the delivery confirms it", async () => {
    const booked = await leaveHalfConfirmed();
    await world.sandbox.releaseDeliveries();
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(world.newsTo(booked.client)).toEqual(["Confirmed"]);
  });

  test("and the delivery is lost as well: it is confirmed when its hold would end, and never given away", async () => {
    const booked = await leaveHalfConfirmed();
    await world.advance(PAST_THE_HOLD_MINUTES);
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(world.eventStatus(booked)).toBe("active");
    expect(world.newsTo(booked.client)).toEqual(["Confirmed"]);
  });
});
