import type { RandomSource } from "../kit/random-source.ts";
import type { BookedAtCalendly, SandboxControl } from "../kit/sandbox.ts";
import { patiently } from "./enter-app.ts";
import { bookingIdOf, type Offer, type Scenario, type ChaosFixture } from "./scenario.ts";
import { unlessRefused } from "./unless-refused.ts";

/** What comes after a session for one: most keep it. */
export async function followUp(
  fixture: ChaosFixture,
  scenario: Scenario,
  offer: Offer,
  { invitee }: BookedAtCalendly,
  random: RandomSource,
): Promise<void> {
  const { sandbox } = fixture;
  const turn = random.roll(100);
  if (turn < 14) return cancelByPage(scenario);
  if (turn < 20) {
    await unlessRefused(() => sandbox.cancelInvitee(invitee.uri, "invitee"));
    scenario.actions.push("canceled at Calendly");
  } else if (turn < 26) {
    const canceled = await unlessRefused(() => sandbox.cancelInvitee(invitee.uri, "host"));
    if (canceled !== null) scenario.promisedMinor = "all";
    scenario.actions.push("was canceled by the builder at Calendly");
  } else if (turn < 33) {
    await cancelByBuilder(scenario, offer);
  } else if (turn < 46) {
    const moved = await move(sandbox, scenario, offer, invitee.uri, random);
    if (moved !== null && random.chance(30)) await cancelByPage(scenario);
  } else if (turn < 52 && !offer.isFree) {
    await refundInDashboard(fixture, scenario);
  } else if (turn < 68 && !offer.isFree) {
    await dispute(fixture, scenario, offer, random);
  }
}

/** Follow-up actions on a seat in a group: only its own client cancels it, at Calendly. */
export async function followUpSeat(
  { sandbox }: ChaosFixture,
  scenario: Scenario,
  offer: Offer,
  { invitee }: BookedAtCalendly,
  random: RandomSource,
): Promise<void> {
  const leave = async (inviteeUri: string) => {
    if ((await unlessRefused(() => sandbox.cancelInvitee(inviteeUri, "invitee"))) === null) return;
    scenario.seat = { inviteeUri, isLeft: true };
    scenario.actions.push("left their seat");
  };
  const turn = random.roll(100);
  if (turn < 25) {
    await leave(invitee.uri);
  } else if (turn < 40) {
    const moved = await move(sandbox, scenario, offer, invitee.uri, random);
    if (moved === null) return;
    scenario.seat = { inviteeUri: moved.invitee.uri, isLeft: false };
    if (random.chance(30)) await leave(moved.invitee.uri);
  } else if (turn < 50) {
    await cancelByPage(scenario);
  } else if (turn < 60) {
    await cancelByBuilder(scenario, offer);
  }
}

async function move(
  sandbox: SandboxControl,
  scenario: Scenario,
  offer: Offer,
  inviteeUri: string,
  random: RandomSource,
): Promise<BookedAtCalendly | null> {
  const first = random.roll(offer.times.length);
  for (let step = 0; step < offer.times.length; step++) {
    const startTime = offer.times[(first + step) % offer.times.length] ?? "";
    const moved = await unlessRefused(() => sandbox.rescheduleInvitee(inviteeUri, startTime));
    if (moved === null) continue;
    scenario.actions.push("moved");
    return moved;
  }
  return null;
}

/** Reads what comes back, and presses the button below it twice. */
export async function cancelByPage(scenario: Scenario): Promise<void> {
  const { api } = scenario.client;
  const bookingId = bookingIdOf(scenario);
  const { cancellationQuote } = await patiently(() => api.booking.get.query({ bookingId }));
  const press = () =>
    patiently(() => api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token }));
  const outcomes = await Promise.all([press(), press()]);
  const isTaken = outcomes.some(({ ok }) => ok);
  if (isTaken && cancellationQuote.refund !== null) {
    scenario.promisedMinor = cancellationQuote.refund.amountMinor;
  }
  scenario.actions.push(isTaken ? "canceled" : "was not let cancel");
}

async function cancelByBuilder(scenario: Scenario, { builder }: Offer): Promise<void> {
  const bookingId = bookingIdOf(scenario);
  const { ok } = await patiently(() => builder.api.myBookings.cancel.mutate({ bookingId }));
  if (ok) scenario.promisedMinor = "all";
  scenario.actions.push(
    ok ? "was canceled by the builder" : "was not canceled by the builder, who is refused",
  );
}

async function refundInDashboard({ sandbox }: ChaosFixture, scenario: Scenario): Promise<void> {
  const bookingId = bookingIdOf(scenario);
  const { payment_intents: intents } = await sandbox.stripeLedger();
  const paid = intents.find(
    ({ metadata, status }) => metadata["booking_id"] === bookingId && status === "succeeded",
  );
  if (paid === undefined) return;
  const third = Math.floor(paid.amount / 3);
  if ((await unlessRefused(() => sandbox.refundInDashboard(paid.id, third))) === null) return;
  scenario.dashboardMinor += third;
  scenario.actions.push("got a third back by hand");
}

/** Goes to the bank about a payment that arrived; some cancel as well, or are canceled, while the bank decides. */
async function dispute(
  { sandbox, banks }: ChaosFixture,
  scenario: Scenario,
  offer: Offer,
  random: RandomSource,
): Promise<void> {
  const bookingId = bookingIdOf(scenario);
  const { payment_intents: intents, charges } = await sandbox.stripeLedger();
  const own = intents.filter(({ metadata }) => metadata["booking_id"] === bookingId).map(({ id }) => id);
  const paid = charges.find(
    (charge) =>
      charge.paid && charge.amount_refunded === 0 && own.some((intent) => intent === charge.payment_intent),
  );
  if (paid === undefined) return;
  scenario.actions.push("disputed");
  const turn = random.roll(100);
  const cancelToo = async () => {
    if (turn < 35) await cancelByPage(scenario);
    else if (turn < 55) await cancelByBuilder(scenario, offer);
  };
  const isAtOnce = random.chance(50);
  await Promise.all([banks.openDispute(paid.id), ...(isAtOnce ? [cancelToo()] : [])]);
  if (!isAtOnce) await cancelToo();
}
