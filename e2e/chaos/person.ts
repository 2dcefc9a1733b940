import { timeZone } from "../../server/domain/values/instant.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Dice } from "../convergence/dice.ts";
import type { BookedAtCalendly } from "../http/sandbox-control.ts";
import { LostPatience, patiently, type Guest } from "./enter-app.ts";
import { pause, untilSeen } from "./pause.ts";
import { pay } from "./pay.ts";
import { cancelByPage, regret, regretSeat } from "./regret.ts";
import { beginStory, type Offer, type Story, type Surroundings } from "./story.ts";
import { unlessRefused } from "./unless-refused.ts";

/** 30 s of real time: the app has been away for less, and news that were lost do not come. */
const WAIT_MS = 30_000;
/** Every fiftieth look, each 5 s: who waits reloads the page now and then, and not ten times a second. */
const LOOKS_PER_RELOAD = 50;

/** One booking from Book to whatever becomes of it, by somebody who tries again, reloads, changes their mind, or goes away. */
export async function liveThrough(world: Surroundings, client: Guest, dice: Dice): Promise<Story> {
  const story = beginStory(client);
  try {
    await live(world, story, dice);
  } catch (error) {
    if (!(error instanceof LostPatience)) throw error;
    story.deeds.push("lost patience");
  }
  return story;
}

async function live(world: Surroundings, story: Story, dice: Dice): Promise<void> {
  const { api } = story.client;
  const offer = world.offers[dice.roll(world.offers.length)];
  invariant(offer !== undefined, "something is on offer");
  const bookingId = await pressBook(story, offer, dice);
  if (bookingId === null) return;

  // Who has left at a later step than this finds the booking there, and may go on with it.
  const found = await patiently(() => api.booking.get.query({ bookingId }));
  if (found.state !== "INITIATED") {
    if (!offer.isFree) await pay(world, story, dice);
    return;
  }
  const booked = world.seats.get(bookingId) ?? (await pickTime(world, story, offer, dice));
  if (booked === null) return;
  const isGroup = offer.kind === "group";
  if (isGroup) story.seat = { inviteeUri: booked.invitee.uri, isLeft: false };
  const isTold = dice.chance(80);
  const hint = { bookingId, calendlyEventUri: booked.event.uri, calendlyInviteeUri: booked.invitee.uri };
  let looks = 0;
  const seen = await untilSeen(WAIT_MS, async () => {
    // Calendly leads back to the page by an address that says so, and reloading says it again.
    if (isTold && looks++ % LOOKS_PER_RELOAD === 0) await patiently(() => api.booking.schedule.mutate(hint));
    const { state } = await patiently(() => api.booking.get.query({ bookingId }));
    return state === "INITIATED" ? null : state;
  });
  if (seen === null) {
    story.deeds.push("saw no time on the page");
    return;
  }
  if (!offer.isFree) {
    if (dice.chance(8)) {
      story.deeds.push("left before paying");
      return;
    }
    if (dice.chance(6)) return cancelByPage(story);
    if (!(await pay(world, story, dice))) return;
  }
  await (isGroup ? regretSeat : regret)(world, story, offer, booked, dice);
  if (dice.chance(30)) await pause(dice.roll(1_000));
  await patiently(() => api.booking.get.query({ bookingId }));
}

/** Null when the builder's calendar stays closed to them. */
async function pressBook(story: Story, offer: Offer, dice: Dice): Promise<BookingId | null> {
  const { api } = story.client;
  const input = { sessionTypeId: offer.sessionTypeId, timeZone: timeZone("Europe/Berlin") };
  const press = () => patiently(() => api.booking.initiate.mutate(input));
  story.bookingId = await untilSeen(WAIT_MS, async () => {
    const answers = await Promise.all(dice.chance(15) ? [press(), press()] : [press()]);
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
  story.deeds.push(story.bookingId === null ? "could not book" : "booked");
  return story.bookingId;
}

/** On Calendly's own page, where somebody else may be faster. For a group, the next session that has a seat; else whenever it suits. */
async function pickTime(
  { sandbox, seats }: Surroundings,
  story: Story,
  offer: Offer,
  dice: Dice,
): Promise<BookedAtCalendly | null> {
  const isGroup = offer.kind === "group";
  const first = isGroup ? 0 : dice.roll(offer.times.length);
  for (let step = 0; step < offer.times.length; step++) {
    const startTime = offer.times[(first + step) % offer.times.length] ?? "";
    const booked = await unlessRefused(() =>
      sandbox.bookTime({
        eventTypeUri: offer.eventTypeUri,
        startTime,
        email: story.client.email,
        name: story.client.name,
        tracking: { utm_content: story.bookingId },
      }),
    );
    if (booked !== null) {
      story.deeds.push(isGroup ? "took a seat" : "picked a time");
      if (isGroup && story.bookingId !== null) seats.set(story.bookingId, booked);
      return booked;
    }
  }
  return null;
}
