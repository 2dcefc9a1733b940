import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  PROVIDER_CALLS_OF_ACCOUNT,
  PROVIDER_CALLS_OF_BOOKING,
} from "../../server/domain/values/limit-rules.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import type { TestClient } from "../kit/people.ts";
import { programOf } from "../kit/programs.ts";
import type { TestBooking } from "../kit/test-booking.ts";

// What one person can make us ask of Calendly and Stripe, over however many bookings and accounts.

const GROUP = "kenji-mori/code-clinic";

let app: AppFixture;
let small: AppFixture;
beforeAll(async () => {
  app = await startApp();
  small = await startApp({ BOOKINGS_PER_DAY_MAX: "1" });
});
afterAll(() => Promise.all([app.stop(), small.stop()]));

const lookups = ({ sandbox }: AppFixture) => sandbox.countRequests(/^\/scheduled_events\//);
const hexDigits = () => randomBytes(12).toString("hex");

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return error instanceof TRPCError ? error.code : error;
  }
}

/** Tells the app of an invitee that does not exist. */
function hintAt({ sandbox }: AppFixture, { client, bookingId }: TestBooking): Promise<unknown> {
  const calendlyEventUri = `${sandbox.urls.calendlyApi}/scheduled_events/${hexDigits()}`;
  const calendlyInviteeUri = `${calendlyEventUri}/invitees/${hexDigits()}`;
  return codeOf(client.api.booking.schedule({ bookingId, calendlyEventUri, calendlyInviteeUri }));
}

/** How many lookups at Calendly come of hints at made-up invitees, until they are refused. */
async function lookupsUntilRefused(of: AppFixture, booking: TestBooking): Promise<number> {
  const before = await lookups(of);
  let answer: unknown = null;
  for (let n = 0; n < PROVIDER_CALLS_OF_BOOKING.max + 5 && answer !== "TOO_MANY_REQUESTS"; n += 1)
    answer = await hintAt(of, booking);
  expect(answer).toBe("TOO_MANY_REQUESTS");
  return (await lookups(of)) - before;
}

const cancel = ({ client, bookingId }: TestBooking) =>
  client.api.booking.cancel({ bookingId, quote: null, note: null });

test("whoever cancels and begins again has no new calls: one account makes forty an hour, and the builder's program and other clients go on", async () => {
  const first = await app.initiate();
  expect(await lookupsUntilRefused(app, first)).toBe(PROVIDER_CALLS_OF_BOOKING.max);
  await cancel(first);
  const second = await app.initiate(first.client);
  expect(await lookupsUntilRefused(app, second)).toBe(
    PROVIDER_CALLS_OF_ACCOUNT.max - PROVIDER_CALLS_OF_BOOKING.max,
  );
  await cancel(second);
  const third = await app.initiate(first.client);
  expect(await lookupsUntilRefused(app, third)).toBe(0);

  // Calendly's own word is taken in as ever.
  const booked = await app.pickTime(third);
  const { bookingId } = booked;
  expect(await codeOf(first.client.api.booking.openCheckout({ bookingId }))).toBe("TOO_MANY_REQUESTS");
  const program = await programOf(app, "ada-okafor");
  expect(await program.contractBookings.openCheckout({ bookingId })).toMatchObject({ ok: true });
  expect(await hintAt(app, await app.initiate())).toMatchObject({
    ok: false,
    refusal: { code: "time_not_recognised" },
  });
});

test("however many accounts somebody makes, from one network come ten times a day's bookings of calls, and then one a minute", async () => {
  const strangers: TestClient[] = [await small.newClient(), await small.newClient()];
  const [first, second] = await Promise.all(strangers.map((client) => small.initiate(client, GROUP)));
  if (first === undefined || second === undefined) throw new Error("two bookings are begun");
  const before = await lookups(small);
  await lookupsUntilRefused(small, first);
  await lookupsUntilRefused(small, second);
  expect((await lookups(small)) - before).toBe(10);
  await small.advance(1);
  expect(await lookupsUntilRefused(small, second)).toBe(1);
});
