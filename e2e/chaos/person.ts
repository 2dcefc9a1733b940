import { timeZone } from "../../server/domain/values/instant.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { RandomSource } from "../kit/random-source.ts";
import type { BookedAtCalendly } from "../kit/sandbox.ts";
import { LostPatience, patiently, type Guest } from "./enter-app.ts";
import { pause, untilSeen } from "./pause.ts";
import { pay } from "./pay.ts";
import { cancelByPage, followUp, followUpSeat } from "./follow-up-actions.ts";
import { beginScenario, type Offer, type Scenario, type ChaosFixture } from "./scenario.ts";
import { unlessRefused } from "./unless-refused.ts";

/** 30 s of real time: the app has been away for less, and news that were lost do not come. */
const WAIT_MS = 30_000;
/** Every fiftieth look, each 5 s: who waits reloads the page now and then, and not ten times a second. */
const LOOKS_PER_RELOAD = 50;

/** One booking from Book to whatever becomes of it, by somebody who tries again, reloads, changes their mind, or goes away. */
export async function liveThrough(
  fixture: ChaosFixture,
  client: Guest,
  random: RandomSource,
): Promise<Scenario> {
  const scenario = beginScenario(client);
  try {
    await live(fixture, scenario, random);
  } catch (error) {
    if (!(error instanceof LostPatience)) throw error;
    scenario.actions.push("lost patience");
  }
  return scenario;
}

async function live(fixture: ChaosFixture, scenario: Scenario, random: RandomSource): Promise<void> {
  const { api } = scenario.client;
  const offer = fixture.offers[random.roll(fixture.offers.length)];
  invariant(offer !== undefined, "something is on offer");
  const bookingId = await pressBook(scenario, offer, random);
  if (bookingId === null) return;

  // Who has left at a later step than this finds the booking there, and may go on with it.
  const found = await patiently(() => api.booking.get.query({ bookingId }));
  if (found.state !== "INITIATED") {
    if (!offer.isFree) await pay(fixture, scenario, random);
    return;
  }
  const booked = fixture.seats.get(bookingId) ?? (await pickTime(fixture, scenario, offer, random));
  if (booked === null) return;
  const isGroup = offer.kind === "group";
  if (isGroup) scenario.seat = { inviteeUri: booked.invitee.uri, isLeft: false };
  const isTold = random.chance(80);
  const hint = { bookingId, calendlyEventUri: booked.event.uri, calendlyInviteeUri: booked.invitee.uri };
  let looks = 0;
  const seen = await untilSeen(WAIT_MS, async () => {
    // Calendly leads back to the page by an address that says so, and reloading says it again.
    if (isTold && looks++ % LOOKS_PER_RELOAD === 0) await patiently(() => api.booking.schedule.mutate(hint));
    const { state } = await patiently(() => api.booking.get.query({ bookingId }));
    return state === "INITIATED" ? null : state;
  });
  if (seen === null) {
    scenario.actions.push("saw no time on the page");
    return;
  }
  if (!offer.isFree) {
    if (random.chance(8)) {
      scenario.actions.push("left before paying");
      return;
    }
    if (random.chance(6)) return cancelByPage(scenario);
    if (!(await pay(fixture, scenario, random))) return;
  }
  await (isGroup ? followUpSeat : followUp)(fixture, scenario, offer, booked, random);
  if (random.chance(30)) await pause(random.roll(1_000));
  await patiently(() => api.booking.get.query({ bookingId }));
}

/** Null when the builder's calendar stays closed to them. */
async function pressBook(scenario: Scenario, offer: Offer, random: RandomSource): Promise<BookingId | null> {
  const { api } = scenario.client;
  const input = { sessionTypeId: offer.sessionTypeId, timeZone: timeZone("Europe/Berlin") };
  const press = () => patiently(() => api.booking.initiate.mutate(input));
  scenario.bookingId = await untilSeen(WAIT_MS, async () => {
    const answers = await Promise.all(random.chance(15) ? [press(), press()] : [press()]);
    for (const answer of answers) {
      if (answer.ok) return answer.value.bookingId;
      // What they left unpaid earlier stands in the way: the page offers to give it up.
      if (answer.refusal.code === "unpaid_booking_exists") {
        const { bookingId } = answer.refusal;
        await patiently(() => api.booking.cancel.mutate({ bookingId, quote: null }));
      }
    }
    return null;
  });
  scenario.actions.push(scenario.bookingId === null ? "could not book" : "booked");
  return scenario.bookingId;
}

/** On Calendly's own page, where somebody else may be faster. For a group, the next session that has a seat; else whenever it suits. */
async function pickTime(
  { sandbox, seats }: ChaosFixture,
  scenario: Scenario,
  offer: Offer,
  random: RandomSource,
): Promise<BookedAtCalendly | null> {
  const isGroup = offer.kind === "group";
  const first = isGroup ? 0 : random.roll(offer.times.length);
  for (let step = 0; step < offer.times.length; step++) {
    const startTime = offer.times[(first + step) % offer.times.length] ?? "";
    const booked = await unlessRefused(() =>
      sandbox.bookTime({
        eventTypeUri: offer.eventTypeUri,
        startTime,
        email: scenario.client.email,
        name: scenario.client.name,
        tracking: { utm_content: scenario.bookingId },
      }),
    );
    if (booked !== null) {
      scenario.actions.push(isGroup ? "took a seat" : "picked a time");
      if (isGroup && scenario.bookingId !== null) seats.set(scenario.bookingId, booked);
      return booked;
    }
  }
  return null;
}
