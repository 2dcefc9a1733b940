import type { Dice } from "../convergence/dice.ts";
import type { BookedAtCalendly, SandboxControl } from "../http/sandbox-control.ts";
import { patiently } from "./enter-app.ts";
import { bookingIdOf, type Offer, type Story, type Surroundings } from "./story.ts";
import { unlessRefused } from "./unless-refused.ts";

/** What comes after a session for one: most keep it. */
export async function regret(
  world: Surroundings,
  story: Story,
  offer: Offer,
  { invitee }: BookedAtCalendly,
  dice: Dice,
): Promise<void> {
  const { sandbox } = world;
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
    await cancelByBuilder(story, offer);
  } else if (turn < 46) {
    const moved = await move(sandbox, story, offer, invitee.uri, dice);
    if (moved !== null && dice.chance(30)) await cancelByPage(story);
  } else if (turn < 52 && !offer.isFree) {
    await refundInDashboard(world, story);
  } else if (turn < 68 && !offer.isFree) {
    await dispute(world, story, offer, dice);
  }
}

/** What comes after a seat in a group: it is given up at Calendly, by whoever sits in it, and by nobody else. */
export async function regretSeat(
  { sandbox }: Surroundings,
  story: Story,
  offer: Offer,
  { invitee }: BookedAtCalendly,
  dice: Dice,
): Promise<void> {
  const leave = async (inviteeUri: string) => {
    if ((await unlessRefused(() => sandbox.cancelInvitee(inviteeUri, "invitee"))) === null) return;
    story.seat = { inviteeUri, isLeft: true };
    story.deeds.push("left their seat");
  };
  const turn = dice.roll(100);
  if (turn < 25) {
    await leave(invitee.uri);
  } else if (turn < 40) {
    const moved = await move(sandbox, story, offer, invitee.uri, dice);
    if (moved === null) return;
    story.seat = { inviteeUri: moved.invitee.uri, isLeft: false };
    if (dice.chance(30)) await leave(moved.invitee.uri);
  } else if (turn < 50) {
    await cancelByPage(story);
  } else if (turn < 60) {
    await cancelByBuilder(story, offer);
  }
}

async function move(
  sandbox: SandboxControl,
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

/** Reads what comes back, and presses the button below it twice. */
export async function cancelByPage(story: Story): Promise<void> {
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const { cancellationQuote } = await patiently(() => api.booking.get.query({ bookingId }));
  const press = () =>
    patiently(() => api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token }));
  const outcomes = await Promise.all([press(), press()]);
  const isTaken = outcomes.some(({ ok }) => ok);
  if (isTaken && cancellationQuote.refund !== null) {
    story.promisedMinor = cancellationQuote.refund.amountMinor;
  }
  story.deeds.push(isTaken ? "canceled" : "was not let cancel");
}

async function cancelByBuilder(story: Story, { builder }: Offer): Promise<void> {
  const bookingId = bookingIdOf(story);
  const { ok } = await patiently(() => builder.api.myBookings.cancel.mutate({ bookingId }));
  if (ok) story.promisedMinor = "all";
  story.deeds.push(ok ? "was canceled by the builder" : "was not canceled by the builder, who is refused");
}

async function refundInDashboard({ sandbox }: Surroundings, story: Story): Promise<void> {
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

/** Goes to the bank about a payment that arrived; some cancel as well, or are canceled, while the bank decides. */
async function dispute(
  { sandbox, banks }: Surroundings,
  story: Story,
  offer: Offer,
  dice: Dice,
): Promise<void> {
  const bookingId = bookingIdOf(story);
  const { payment_intents: intents, charges } = await sandbox.stripeLedger();
  const own = intents.filter(({ metadata }) => metadata["booking_id"] === bookingId).map(({ id }) => id);
  const paid = charges.find(
    (charge) =>
      charge.paid && charge.amount_refunded === 0 && own.some((intent) => intent === charge.payment_intent),
  );
  if (paid === undefined) return;
  story.deeds.push("disputed");
  const turn = dice.roll(100);
  const cancelToo = async () => {
    if (turn < 35) await cancelByPage(story);
    else if (turn < 55) await cancelByBuilder(story, offer);
  };
  const isAtOnce = dice.chance(50);
  await Promise.all([banks.openDispute(paid.id), ...(isAtOnce ? [cancelToo()] : [])]);
  if (!isAtOnce) await cancelToo();
}
