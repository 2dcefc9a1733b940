import { timeZone } from "../../server/domain/instant.ts";
import type { BookingId, CheckoutId } from "../../server/domain/ids.ts";
import { invariant } from "../../server/domain/invariant.ts";
import type { Dice } from "../convergence/dice.ts";
import { lastPartOf, type BookedAtCalendly, type SandboxControl } from "../wire/sandbox-control.ts";
import { LostPatience, patiently, type Guest } from "./enter-app.ts";
import { pause, untilSeen } from "./pause.ts";

/** What is sold, and when the builder's calendar has room for it. */
export interface Offer {
  readonly sessionTypeId: `sty_${string}`;
  readonly eventTypeUri: string;
  /** The builder's own account. */
  readonly builder: Guest;
  readonly isFree: boolean;
  readonly times: readonly string[];
}

/** What somebody was promised, and holds us to. */
export interface Story {
  readonly client: Guest;
  /** Null when no answer to Book ever came. */
  bookingId: BookingId | null;
  /** What must be back in the end, as told by who took the cancellation; null when nobody promised anything. */
  promisedMinor: number | "all" | null;
  /** Returned by hand in Stripe's dashboard, in minor units. */
  dashboardMinor: number;
  readonly deeds: string[];
}

interface World {
  readonly sandbox: SandboxControl;
  readonly offers: readonly Offer[];
}

const DECLINED_CARD = "4000000000000002";
/** 30 s of real time: the app has been away for less, and news that were lost do not come. */
const WAIT_MS = 30_000;

/** One booking from Book to whatever becomes of it, by somebody who tries again, reloads, changes their mind, or goes away. */
export async function liveThrough(world: World, client: Guest, dice: Dice): Promise<Story> {
  const story: Story = { client, bookingId: null, promisedMinor: null, dashboardMinor: 0, deeds: [] };
  try {
    await live(world, story, dice);
  } catch (error) {
    if (!(error instanceof LostPatience)) throw error;
    story.deeds.push("lost patience");
  }
  return story;
}

async function live(world: World, story: Story, dice: Dice): Promise<void> {
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
  const booked = await pickTime(world, story, offer, dice);
  if (booked === null) return;
  const isTold = dice.chance(80);
  const hint = { bookingId, calendlyEventUri: booked.event.uri, calendlyInviteeUri: booked.invitee.uri };
  const seen = await untilSeen(WAIT_MS, async () => {
    // Calendly leads back to the page by an address that says so, and reloading says it again.
    if (isTold) await patiently(() => api.booking.schedule.mutate(hint));
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
  await regret(world, story, offer, booked, dice);
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

/** On Calendly's own page, where somebody else may be faster. */
async function pickTime(
  { sandbox }: World,
  story: Story,
  offer: Offer,
  dice: Dice,
): Promise<BookedAtCalendly | null> {
  const first = dice.roll(offer.times.length);
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
      story.deeds.push("picked a time");
      return booked;
    }
  }
  return null;
}

/** False when they went away, or the hold was over. */
async function pay({ sandbox }: World, story: Story, dice: Dice): Promise<boolean> {
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const press = () => patiently(() => api.booking.openCheckout.mutate({ bookingId }));
  const opened = await untilSeen(WAIT_MS, async () => {
    const [answer] = await Promise.all(dice.chance(15) ? [press(), press()] : [press()]);
    if (!answer.ok) return { url: null, refusal: answer.refusal.code };
    return answer.value.checkoutUrl === null ? null : { url: answer.value.checkoutUrl };
  });
  if (opened?.url == null) {
    story.deeds.push(`found no way to pay: ${opened?.refusal ?? "no answer"}`);
    return false;
  }
  const checkoutId = lastPartOf(opened.url) as CheckoutId;
  if (dice.chance(15)) {
    await unlessRefused(() => sandbox.pay(checkoutId, DECLINED_CARD));
    story.deeds.push("was declined");
    if (dice.chance(25)) return false;
  }
  if (dice.chance(6)) {
    story.deeds.push("left at Stripe's page");
    return false;
  }
  const click = () => unlessRefused(() => sandbox.pay(checkoutId));
  const [paid] = await Promise.all(dice.chance(15) ? [click(), click()] : [click()]);
  if (paid?.outcome !== "paid") return false;
  story.deeds.push("paid");
  if (dice.chance(70)) await patiently(() => api.booking.confirmPayment.mutate({ bookingId, checkoutId }));
  return true;
}

/** What comes after: most keep the session. */
async function regret(
  world: World,
  story: Story,
  offer: Offer,
  { invitee }: BookedAtCalendly,
  dice: Dice,
): Promise<void> {
  const { sandbox } = world;
  const bookingId = bookingIdOf(story);
  const turn = dice.roll(100);
  if (turn < 14) return cancelByPage(story);
  if (turn < 20) {
    await unlessRefused(() => sandbox.cancelInvitee(invitee.uri, "invitee"));
    story.deeds.push("canceled at Calendly");
  } else if (turn < 26) {
    const canceled = await unlessRefused(() => sandbox.cancelInvitee(invitee.uri, "host"));
    if (canceled !== null) story.promisedMinor = "all";
    story.deeds.push("was canceled by the builder at Calendly");
  } else if (turn < 33) {
    const outcome = await patiently(() => offer.builder.api.myBookings.cancel.mutate({ bookingId }));
    if (outcome.ok) story.promisedMinor = "all";
    story.deeds.push("was canceled by the builder");
  } else if (turn < 46) {
    const moved = await move(world, story, offer, invitee.uri, dice);
    if (moved !== null && dice.chance(30)) await cancelByPage(story);
  } else if (turn < 52 && !offer.isFree) {
    await refundInDashboard(world, story);
  }
}

async function move(
  { sandbox }: World,
  story: Story,
  offer: Offer,
  inviteeUri: string,
  dice: Dice,
): Promise<BookedAtCalendly | null> {
  const first = dice.roll(offer.times.length);
  for (let step = 0; step < offer.times.length; step++) {
    const startTime = offer.times[(first + step) % offer.times.length] ?? "";
    const moved = await unlessRefused(() => sandbox.rescheduleInvitee(inviteeUri, startTime));
    if (moved === null) continue;
    story.deeds.push("moved");
    return moved;
  }
  return null;
}

/** Reads what comes back, and presses the button below it, sometimes twice. */
async function cancelByPage(story: Story): Promise<void> {
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const { cancellationQuote } = await patiently(() => api.booking.get.query({ bookingId }));
  const press = () =>
    patiently(() => api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token }));
  const outcomes = await Promise.all([press(), press()]);
  if (outcomes.some(({ ok }) => ok) && cancellationQuote.refund !== null) {
    story.promisedMinor = cancellationQuote.refund.amountMinor;
  }
  story.deeds.push("canceled");
}

async function refundInDashboard({ sandbox }: World, story: Story): Promise<void> {
  const bookingId = bookingIdOf(story);
  const { payment_intents: intents } = await sandbox.stripeLedger();
  const paid = intents.find(
    ({ metadata, status }) => metadata["booking_id"] === bookingId && status === "succeeded",
  );
  if (paid === undefined) return;
  const third = Math.floor(paid.amount / 3);
  if ((await unlessRefused(() => sandbox.refundInDashboard(paid.id, third))) === null) return;
  story.dashboardMinor += third;
  story.deeds.push("got a third back by hand");
}

function bookingIdOf({ bookingId }: Story): BookingId {
  invariant(bookingId !== null, "a booking was begun");
  return bookingId;
}

/** Null when a provider's own page says no. */
async function unlessRefused<Answer>(act: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("The sandbox answered 4")) return null;
    throw error;
  }
}
