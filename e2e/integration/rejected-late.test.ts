import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instant, minutesBetween, type Instant } from "../../server/domain/values/instant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { booked, createCalendlySide, type Booked } from "../kit/calendly.ts";
import { reconcileByButton } from "./reconcile-by-button.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR, startMoneyStage, type MoneyStage } from "../kit/app.ts";

const PAST_THE_HOLD_MINUTES = 31;
/** 20 min: of a session of an hour that is not what was bought. */
const ANOTHER_LENGTH = { duration: 20, by: "host" } as const;
const ALL_BACK = { amountMinor: PRICE_MINOR, status: "succeeded" };
const HALF_BACK = { amountMinor: PRICE_MINOR / 2, status: "succeeded" };

let stage: MoneyStage;
let calendly: ReturnType<typeof createCalendlySide>;

beforeAll(async () => {
  stage = await startMoneyStage();
  calendly = createCalendlySide(stage);
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

/** How the news comes in the end: sent late, or never, and then found by the reconciler. */
const SOURCES = ["late", "found by the reconciler"] as const;

async function hear(how: (typeof SOURCES)[number], deliveries: readonly Delivery[]): Promise<void> {
  if (how === "late") return calendly.release(...deliveries);
  for (const { id } of deliveries) stage.app.sandbox.kernel.postOffice.drop(id);
  await reconcileByButton(stage);
}

/** When Calendly says that a time was booked. */
function bookedAt({ atCalendly }: Booked): Instant {
  const invitees = stage.app.sandbox.calendly.ledger.invitees();
  const invitee = invitees.find(({ uri }) => uri === atCalendly.invitee.uri);
  return instant(invitee?.created_at ?? "");
}

/** The hour of the session as we know it goes by. */
async function passTheSession(booking: Booked): Promise<void> {
  const { startsAt, endsAt } = await stage.timeOf(booking);
  await stage.advanceToNotice(booking, -minutesBetween(startsAt, endsAt) - 1);
  await stage.untilState(booking, "COMPLETED");
  await stage.app.untilQuiet();
}

/** Rejected when it was booked, as if we had heard of it then. */
async function expectRejected(moved: Booked, state: "CANCELED" | "REFUNDED"): Promise<void> {
  await stage.untilState(moved, state);
  const { context } = await stage.settled(moved);
  expect(context).toMatchObject({
    canceledBy: "unknown",
    canceledAt: bookedAt(moved),
    rejectedBecause: "other_duration",
  });
  expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
  const mails = stage.mailsOf(moved, "Canceled, because it is not what was booked");
  expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
}

describe.each(SOURCES)("a time that was rejected, and is heard of %s", (how) => {
  test("after the session’s end: all of it goes back, as if it had been heard of in time", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking, ANOTHER_LENGTH);
    await passTheSession(booking);
    await hear(how, [canceled, created]);
    await expectRejected(moved, "REFUNDED");
    expect(stage.moneyOf(moved).refunds).toEqual([ALL_BACK]);
  });

  test("after the end of the hold: canceled, and not lapsed", async () => {
    const booking = booked(await stage.reach("SCHEDULED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking, ANOTHER_LENGTH);
    await stage.app.advance(PAST_THE_HOLD_MINUTES);
    await stage.untilState(booking, "ABANDONED");
    await stage.app.untilQuiet();
    await hear(how, [canceled, created]);
    await expectRejected(moved, "CANCELED");
    expect(stage.moneyOf(moved)).toEqual({ checkouts: [], paidMinor: 0, refunds: [] });
  });

  test("after the client had canceled with us for half of the price: the other half goes back too", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking, ANOTHER_LENGTH);
    await stage.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    expect(await stage.cancelAsClient(booking)).toMatchObject({ ok: true });
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([HALF_BACK]);
    await hear(how, [canceled, created]);
    await expectRejected(moved, "REFUNDED");
    expect(stage.moneyOf(moved).refunds).toEqual([HALF_BACK, HALF_BACK]);
  });

  test("after the client had canceled that time at Calendly: all of it goes back all the same", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking, ANOTHER_LENGTH);
    await stage.app.advance(
      minutesBetween(stage.app.services.clock.now(), (await stage.timeOf(booking)).startsAt) - 60,
    );
    await calendly.unheard(() => stage.cancelOnCalendlysPage(moved));
    const [gone] = calendly.held(moved).slice(-1);
    await hear(how, gone === undefined ? [] : [canceled, created, gone]);
    await expectRejected(moved, "REFUNDED");
    expect(stage.moneyOf(moved).refunds).toEqual([ALL_BACK]);
  });

  test("with a move before it to a time that was bought: it counts against that time’s start, and not the first one’s", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const first = await calendly.moveUnheard(booking, { by: "host" });
    await passTheSession(booking);
    const second = await calendly.moveUnheard(first.moved, { ...ANOTHER_LENGTH, daysAhead: 7 });
    await hear(how, [first.canceled, second.canceled, second.created, first.created]);
    await expectRejected(second.moved, "REFUNDED");
    expect(stage.moneyOf(second.moved).refunds).toEqual([ALL_BACK]);
  });
});
