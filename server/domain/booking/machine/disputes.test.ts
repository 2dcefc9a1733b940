import { describe, expect, test } from "vitest";
import type { BookingEvent } from "../booking-event.ts";
import { moneyTroublesOf, refundableOf, refundAmountAt } from "../booking-money.ts";
import type { BookingContext, BookingState } from "../booking.ts";
import { decideBooking } from "./decide-booking.ts";
import { invariant } from "../../values/invariant.ts";
import { balancesOf } from "../money-balance.ts";
import { money } from "../../values/money.ts";
import type { UnderRules } from "./rules.ts";
import { EVENTS, type EventName } from "../cases/test-booking-events.ts";
import { STARTED, SUBJECTS, type Subject } from "../cases/test-booking-subjects.ts";

interface Snapshot {
  readonly state: BookingState;
  readonly context: BookingContext;
}
type Told = EventName | (BookingEvent & UnderRules);

const opens = (disputeId: string, minor: number): BookingEvent => ({
  ...EVENTS["a dispute is opened"],
  disputeId,
  amount: money(minor, "USD"),
});
const closes = (outcome: "won" | "lost", disputeId: string, minor: number): BookingEvent => ({
  ...EVENTS["the dispute is lost"],
  outcome,
  disputeId,
  amount: money(minor, "USD"),
});
const isRefused = (obligation: number): BookingEvent => ({
  ...EVENTS["the bank holds the first obligation's refund"],
  due: obligation,
});

/** What these events make of a booking, the refunds that they request, and what is told; each must be taken. */
function tell(from: Snapshot | Subject, ...events: readonly Told[]) {
  let snapshot: Snapshot = typeof from === "string" ? SUBJECTS[from] : from;
  const requested: number[] = [];
  const told: string[] = [];
  for (const one of events) {
    const event = typeof one === "string" ? EVENTS[one] : one;
    const decision = decideBooking(snapshot, event);
    invariant(decision !== null, `${event.type} is taken in ${snapshot.state}`);
    snapshot = decision;
    for (const { type, params } of decision.effects) {
      if (type === "requestRefund")
        requested.push((params as { amount: { amountMinor: number } }).amount.amountMinor);
      if (type === "tell") told.push((params as { news: string }).news);
    }
  }
  return { ...snapshot, requested, told };
}

const obligationsOf = ({ context }: Snapshot) =>
  context.refundObligations.map(({ amount, status }) => [amount.amountMinor, status]);
const troublesOf = ({ state, context }: Snapshot) =>
  moneyTroublesOf(state, context).map(({ kind, amount }) => [kind, amount.amountMinor]);
const differenceOf = ({ state, context }: Snapshot) =>
  balancesOf(state, context).reduce((sum, { difference }) => sum + difference, 0);

/** Disputes of a payment of 15,000, and refund obligations that wait for them: what becomes of the refund obligations, and what is ordered when the bank has decided. */
const RULES: readonly {
  readonly what: string;
  readonly from: Subject;
  readonly waiting: readonly Told[];
  readonly decided: readonly Told[];
  readonly obligations: readonly (readonly [number, string])[];
  readonly requested: readonly number[];
}[] = [
  {
    what: "lost over a part: that part is settled, and the rest goes back",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), "the client cancels"],
    decided: [closes("lost", "du_one", 5_000)],
    obligations: [
      [10_000, "ordered"],
      [5_000, "waived"],
    ],
    requested: [10_000],
  },
  {
    what: "won over a part: all of the obligation goes back",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), "the client cancels"],
    decided: [closes("won", "du_one", 5_000)],
    obligations: [[15_000, "ordered"]],
    requested: [15_000],
  },
  {
    what: "lost over all of it: nothing goes out on top",
    from: "confirmed",
    waiting: [opens("du_one", 15_000), "the client cancels"],
    decided: [closes("lost", "du_one", 15_000)],
    obligations: [[15_000, "waived"]],
    requested: [],
  },
  {
    what: "lost over more than was paid: nothing goes out on top",
    from: "confirmed",
    waiting: [opens("du_one", 18_000), "the client cancels"],
    decided: [closes("lost", "du_one", 18_000)],
    obligations: [[15_000, "waived"]],
    requested: [],
  },
  {
    what: "lost over more than the one obligation that waits: the rest of what it took belongs to no obligation",
    from: "confirmed",
    waiting: ["the builder returns a part", opens("du_one", 9_000), isRefused(1)],
    decided: [closes("lost", "du_one", 9_000)],
    obligations: [[5_000, "waived"]],
    requested: [],
  },
  {
    what: "lost over a part while two obligations wait: it settles them in their order",
    from: "confirmed",
    waiting: [
      "the builder returns a part",
      opens("du_one", 8_000),
      isRefused(1),
      "the builder cancels at the last minute",
    ],
    decided: [closes("lost", "du_one", 8_000)],
    obligations: [
      [5_000, "waived"],
      [7_000, "ordered"],
      [3_000, "waived"],
    ],
    requested: [7_000],
  },
  {
    what: "two of one charge, the first lost: the rest waits for the second",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), opens("du_two", 4_000), "the client cancels"],
    decided: [closes("lost", "du_one", 5_000)],
    obligations: [
      [10_000, "withheld"],
      [5_000, "waived"],
    ],
    requested: [],
  },
  {
    what: "two of one charge, the first won: all of it waits for the second",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), opens("du_two", 4_000), "the client cancels"],
    decided: [closes("won", "du_one", 5_000)],
    obligations: [[15_000, "withheld"]],
    requested: [],
  },
  {
    what: "two of one charge, both lost: what neither took goes back",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), opens("du_two", 4_000), "the client cancels"],
    decided: [closes("lost", "du_one", 5_000), closes("lost", "du_two", 4_000)],
    obligations: [
      [6_000, "ordered"],
      [5_000, "waived"],
      [4_000, "waived"],
    ],
    requested: [6_000],
  },
  {
    what: "two of one charge, one lost and one won: what the one took is settled",
    from: "confirmed",
    waiting: [opens("du_one", 5_000), opens("du_two", 4_000), "the client cancels"],
    decided: [closes("won", "du_two", 4_000), closes("lost", "du_one", 5_000)],
    obligations: [
      [10_000, "ordered"],
      [5_000, "waived"],
    ],
    requested: [10_000],
  },
  {
    what: "lost over a part, and Stripe's refusal because of it is heard of after that: the same",
    from: "canceled, paid",
    waiting: [opens("du_one", 5_000)],
    decided: [closes("lost", "du_one", 5_000), isRefused(1)],
    obligations: [
      [10_000, "ordered"],
      [5_000, "waived"],
    ],
    requested: [10_000],
  },
  {
    what: "lost over a part, and canceled after it: what it took is counted once",
    from: "confirmed",
    waiting: [opens("du_one", 5_000)],
    decided: [closes("lost", "du_one", 5_000), "the client cancels"],
    obligations: [[10_000, "ordered"]],
    requested: [10_000],
  },
  {
    what: "lost over a part, and a goodwill of the whole price waits: what was granted is not forgotten",
    from: "confirmed, refund ordered",
    waiting: [opens("du_one", 5_000), isRefused(1)],
    decided: [closes("lost", "du_one", 5_000)],
    obligations: [
      [10_000, "ordered"],
      [5_000, "waived"],
    ],
    requested: [10_000],
  },
];

describe("a refund obligation that waits for the bank", () => {
  test.each(RULES.map((rule) => [rule.what, rule] as const))(
    "whose dispute is %s",
    (_what, { from, waiting, decided, obligations, requested }) => {
      const waits = tell(from, ...waiting);
      expect(differenceOf(waits)).toBe(0);
      const done = tell(waits, ...decided);
      expect(obligationsOf(done)).toEqual(obligations);
      expect(done.requested).toEqual(requested);
      expect(troublesOf(done)).toEqual([]);
      expect(differenceOf(done)).toBe(0);
      const [payment] = done.context.payments;
      invariant(payment !== undefined, "it is paid");
      const promised = done.context.refundObligations
        .filter(({ status }) => status === "ordered" || status === "withheld")
        .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
      const lost = done.context.disputes
        .filter(({ status }) => status === "lost")
        .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
      expect(refundableOf(done.context, payment).amountMinor).toBe(Math.max(0, 15_000 - promised - lost));
    },
  );

  test("of which Stripe will not return the rest either, is a person's to send, and both are told", () => {
    const requested = tell(
      "confirmed",
      opens("du_one", 5_000),
      "the client cancels",
      closes("lost", "du_one", 5_000),
    );
    const refused = tell(requested, isRefused(1));
    expect(obligationsOf(refused)).toEqual([
      [10_000, "failed"],
      [5_000, "waived"],
    ]);
    expect(refused.requested).toEqual([]);
    expect(refused.told).toEqual(["refund_failed", "refund_failed"]);
    expect(troublesOf(refused)).toEqual([["refund_failed", 10_000]]);
    expect(refundAmountAt(refused.context, "builder", STARTED)?.amountMinor).toBe(0);
  });

  /** 150 must go back: the bank took 100, and 50 are ordered out of goodwill, so that the cancellation orders nothing. Then Stripe refuses the 50. */
  const refusedBesides = (under: UnderRules) =>
    tell(
      "confirmed",
      "the builder returns a part",
      opens("du_one", 10_000),
      closes("lost", "du_one", 10_000),
      "the client cancels",
      { ...isRefused(1), ...under },
    );

  test("settles no other obligation with what it stood for silently: that is a person's to send", () => {
    const refused = refusedBesides({});
    expect(obligationsOf(refused)).toEqual([[5_000, "failed"]]);
    expect(troublesOf(refused)).toEqual([["refund_failed", 5_000]]);
    expect(troublesOf(refusedBesides({ rules: 2 }))).toEqual([["owed", 5_000]]);
  });

  test("of two disputes, is not sent where the one that was lost took it, though it waited only for the other", () => {
    const waits = tell(
      "confirmed",
      "the builder returns a part",
      opens("du_one", 7_500),
      opens("du_two", 5_000),
      closes("lost", "du_two", 5_000),
      isRefused(1),
    );
    expect(obligationsOf(waits)).toEqual([[5_000, "withheld"]]);
    const won = closes("won", "du_one", 7_500);
    const settled = tell(waits, won);
    expect(obligationsOf(settled)).toEqual([[5_000, "waived"]]);
    expect(settled.requested).toEqual([]);
    expect(troublesOf(settled)).toEqual([]);
    expect(tell(waits, { ...won, rules: 2 }).requested).toEqual([5_000]);
  });

  test("in a line from before the part was told from the whole, is waived as it was then", () => {
    const lost = { ...closes("lost", "du_one", 5_000), rules: 1 };
    const old = tell("confirmed", opens("du_one", 5_000), "the client cancels", lost);
    expect(obligationsOf(old)).toEqual([[15_000, "waived"]]);
    expect(old.context.refundObligations.map(({ restsOn }) => restsOn)).toEqual([undefined]);
    expect(old.requested).toEqual([]);
  });
});
