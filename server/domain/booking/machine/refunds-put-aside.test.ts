import { describe, expect, test } from "vitest";
import type { BookingEvent } from "../booking-event.ts";
import { moneyTroublesOf, refundableOf } from "../booking-money.ts";
import type { BookingContext, BookingState } from "../booking.ts";
import { decideBooking } from "./decide-booking.ts";
import type { UnderRules } from "./rules.ts";
import { invariant } from "../../values/invariant.ts";
import { money } from "../../values/money.ts";
import { balancesOf } from "../money-balance.ts";
import { EVENTS, type EventName } from "../cases/test-booking-events.ts";
import { ANSWER_DUE, PRICE, STARTED, SUBJECTS, type Subject } from "../cases/test-booking-subjects.ts";

interface Snapshot {
  readonly state: BookingState;
  readonly context: BookingContext;
}

const PAYMENT = "pi_one";
/** A refund made in Stripe's dashboard. */
const outside = (refundId: string, minor = PRICE.amountMinor) =>
  ({ refundId, paymentIntentId: PAYMENT, amount: money(minor, "USD"), due: null }) as const;
const arrives = (refundId: string, minor?: number): BookingEvent => ({
  type: "REFUND_SETTLED",
  at: STARTED,
  ...outside(refundId, minor),
});
const comesToNothing = (refundId: string, minor?: number): BookingEvent => ({
  type: "REFUND_FAILED",
  at: STARTED,
  ...outside(refundId, minor),
});
const named = (refundId: string, minor = PRICE.amountMinor) => ({ refundId, amount: money(minor, "USD") });
const waived = (
  refunds: readonly ReturnType<typeof named>[],
  leavesMinor = 0,
  obligation = 1,
): BookingEvent => ({
  type: "REFUND_WAIVED",
  at: STARTED,
  due: obligation,
  leaves: leavesMinor === 0 ? null : money(leavesMinor, "USD"),
  restsOn: refunds,
});
const dropped = (becomes: "settled_outside" | "waived", refunds: readonly ReturnType<typeof named>[]) =>
  ({ ...EVENTS["an operator drops the first obligation's effect"], becomes, restsOn: refunds }) as const;

/** What these events make of a booking, and the refunds that they request; each must be taken. */
function tell(from: Snapshot | Subject, ...events: ((BookingEvent & UnderRules) | EventName)[]) {
  let snapshot: Snapshot = typeof from === "string" ? SUBJECTS[from] : from;
  const requested: number[] = [];
  for (const one of events) {
    const event = typeof one === "string" ? EVENTS[one] : one;
    const decision = decideBooking(snapshot, event);
    invariant(decision !== null, `${event.type} is taken in ${snapshot.state}`);
    snapshot = decision;
    for (const { type, params } of decision.effects) {
      if (type === "requestRefund")
        requested.push((params as { amount: { amountMinor: number } }).amount.amountMinor);
    }
  }
  return { ...snapshot, requested };
}

const troublesOf = ({ state, context }: Snapshot) =>
  moneyTroublesOf(state, context).map(({ kind, amount }) => [kind, amount.amountMinor]);
const differenceOf = ({ state, context }: Snapshot) =>
  balancesOf(state, context).reduce((sum, { difference }) => sum + difference, 0);

/**
 * A refund obligation put aside × the event that it rests on × that event undone → what is owed again, and who sends it. `effects`: what the machine requests at
 * once; `asks`: what waits for a person. The same table, in words, stands in docs/decisions.
 */
const RULES: readonly {
  readonly aside: string;
  readonly from: Subject;
  readonly events: readonly (BookingEvent | EventName)[];
  readonly undone: readonly (BookingEvent | EventName)[];
  readonly requested: readonly number[];
  readonly asks: readonly (readonly [string, number])[];
}[] = [
  {
    aside: "waived, because a refund from the dashboard had arrived that nobody had told us of",
    from: "canceled, paid",
    events: [arrives("re_out"), waived([named("re_out")])],
    undone: [comesToNothing("re_out")],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "waived, because a refund from the dashboard was on its way",
    from: "canceled, paid",
    events: [waived([named("re_out")])],
    undone: [comesToNothing("re_out")],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "waived because of two refunds, of which one fails",
    from: "canceled, paid",
    events: [
      arrives("re_out", 5_000),
      arrives("re_more", 10_000),
      waived([named("re_out", 5_000), named("re_more", 10_000)]),
    ],
    undone: [comesToNothing("re_out", 5_000)],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "put aside for a part, while the rest is ordered",
    from: "canceled, paid",
    events: [arrives("re_out", 5_000), waived([named("re_out", 5_000)], 10_000)],
    undone: [comesToNothing("re_out", 5_000)],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "put aside for a part by a refund on its way, and the rest has arrived",
    from: "canceled, paid",
    events: [
      waived([named("re_out", 5_000)], 10_000),
      { ...EVENTS["the first obligation's refund arrives"], amount: money(10_000, "USD") },
    ],
    undone: [comesToNothing("re_out", 5_000)],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "a goodwill that the dashboard had made superfluous",
    from: "confirmed",
    events: ["the builder returns a part", arrives("re_out"), waived([named("re_out")])],
    undone: [comesToNothing("re_out")],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "returned outside Stripe, according to an operator, and it was a refund in the dashboard",
    from: "canceled, paid",
    events: [arrives("re_out"), dropped("settled_outside", [named("re_out")])],
    undone: [comesToNothing("re_out")],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "returned outside Stripe, a part of it in the dashboard and the rest by other means",
    from: "canceled, paid",
    events: [arrives("re_out", 5_000), dropped("settled_outside", [named("re_out", 5_000)])],
    undone: [comesToNothing("re_out", 5_000)],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "waived by an operator, because of a refund in the dashboard",
    from: "canceled, paid",
    events: [arrives("re_out"), dropped("waived", [named("re_out")])],
    undone: [comesToNothing("re_out")],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "never written down, because a refund from the dashboard was known",
    from: "confirmed, refunded outside",
    events: ["the client cancels"],
    undone: [comesToNothing("re_one")],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "withheld for an open dispute, which is won",
    from: "confirmed, disputed",
    events: ["the client cancels"],
    undone: ["the dispute is won"],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "waived because of a refund, while the payment is disputed when that fails",
    from: "canceled, paid",
    events: [
      waived([named("re_out")]),
      { ...EVENTS["a dispute is opened"], answerDueAt: ANSWER_DUE },
      comesToNothing("re_out"),
    ],
    undone: ["the dispute is won"],
    requested: [15_000],
    asks: [],
  },
  {
    aside: "settled outside by an operator, who names a refund that the cancellation had counted already",
    from: "confirmed",
    events: [
      arrives("re_out", 5_000),
      "the client cancels",
      dropped("settled_outside", [named("re_out", 5_000)]),
    ],
    undone: [comesToNothing("re_out", 5_000)],
    requested: [5_000],
    asks: [],
  },
  {
    aside: "settled by a refund of ours: sent again it would fail again",
    from: "canceled, paid",
    events: ["the first obligation's refund arrives"],
    undone: [{ ...EVENTS["the first obligation's refund fails on its way"] }],
    requested: [],
    asks: [["refund_failed", 15_000]],
  },
];

describe("a refund obligation that was put aside", () => {
  test.each(RULES.map((rule) => [rule.aside, rule] as const))(
    "%s: is owed again when that is undone",
    (_aside, { from, events, undone, requested, asks }) => {
      const aside = tell(from, ...events);
      expect(troublesOf(aside)).toEqual([]);
      expect(differenceOf(aside)).toBe(0);
      const [payment] = aside.context.payments;
      const open = tell(aside, ...undone);
      expect(open.requested).toEqual(requested);
      expect(troublesOf(open)).toEqual(asks);
      invariant(payment !== undefined, "it is paid");
      const promised = requested.reduce((sum, minor) => sum + minor, 0);
      expect(refundableOf(open.context, payment).amountMinor).toBeLessThanOrEqual(15_000 - promised);
      // Told again, the undoing changes nothing.
      for (const event of undone) {
        expect(decideBooking(open, typeof event === "string" ? EVENTS[event] : event)).toBeNull();
      }
    },
  );

  test("is owed again and noticed where the machine has not requested it: the invariant counts refunds, not the status of the obligation", () => {
    const { state, context } = tell("canceled, paid", waived([named("re_out")]));
    const [obligation] = context.refundObligations;
    invariant(obligation?.restsOn !== undefined, "the waiver names its refund");
    const forgotten: BookingContext = {
      ...context,
      refundObligations: [
        { ...obligation, restsOn: obligation.restsOn.map((one) => ({ ...one, status: "failed" as const })) },
      ],
    };
    expect(troublesOf({ state, context: forgotten })).toEqual([["owed", 15_000]]);
  });

  test("on somebody's word alone, or the bank's, stays so whatever becomes of a refund that it does not rest on", () => {
    const aside = tell("canceled, paid", dropped("settled_outside", []), arrives("re_out", 5_000));
    const after = tell(aside, comesToNothing("re_out", 5_000));
    expect(after.requested).toEqual([]);
    expect(troublesOf(after)).toEqual([]);
    const lost = tell("confirmed, disputed", "the client cancels", "the dispute is lost");
    expect(lost.context.refundObligations.map(({ status }) => status)).toEqual(["waived"]);
    expect(decideBooking(lost, EVENTS["the dispute is won"])).toBeNull();
  });

  test("in a line from before refunds were named counts as it did then", () => {
    const old = tell("canceled, paid", arrives("re_out"), waived([]), comesToNothing("re_out"));
    expect(old.requested).toEqual([]);
    expect(old.context.refundObligations.map(({ status }) => status)).toEqual(["waived"]);
  });

  test("never rests on the part of a refund that a cancellation had counted; in a line from before that, as it did then", () => {
    const canceled = tell("confirmed", arrives("re_out", 5_000), "the client cancels");
    const names = dropped("waived", [named("re_out", 5_000)]);
    const restsOf = ({ context }: Snapshot) => context.refundObligations.map(({ restsOn }) => restsOn);
    const aside = tell(canceled, names);
    expect(restsOf(aside)).toEqual([undefined]);
    expect(troublesOf(aside)).toEqual([]);
    const old = tell(canceled, { ...names, rules: 2 });
    expect(restsOf(old)).toMatchObject([[{ refundId: "re_out", amount: money(5_000, "USD") }]]);
    expect(troublesOf(old)).toEqual([["owed", 5_000]]);
  });

  test("together with another one by the same refund, rests on its own part of it", () => {
    const both = tell(
      "confirmed",
      "the builder returns a part",
      "the builder cancels at the last minute",
      arrives("re_out"),
      waived([named("re_out")], 0, 1),
      waived([named("re_out")], 0, 2),
    );
    expect(
      both.context.refundObligations.map(({ restsOn }) => restsOn?.map(({ amount }) => amount.amountMinor)),
    ).toEqual([[5_000], [10_000]]);
    expect(tell(both, comesToNothing("re_out")).requested).toEqual([15_000]);
  });
});

describe("what Stripe gave up on", () => {
  const again = (requestId: string): BookingEvent => ({
    ...EVENTS["the builder returns a part"],
    requestId,
    amount: PRICE,
    reason: "again",
  });
  const failsAs = (obligation: number): BookingEvent => ({
    ...EVENTS["the first obligation's refund fails on its way"],
    refundId: `re_of_${obligation}`,
    due: obligation,
  });

  test("waits for a person also when it was ordered by itself, after a refund from the dashboard had failed", () => {
    const open = tell("canceled, paid", waived([named("re_out")]), comesToNothing("re_out"), failsAs(2));
    expect(troublesOf(open)).toEqual([["refund_failed", 15_000]]);
    expect(troublesOf(tell(open, again("form-9")))).toEqual([]);
  });

  test("waits for a person again when what a person had sent again fails too", () => {
    const open = tell("canceled, paid", failsAs(1), again("form-8"), failsAs(2));
    expect(troublesOf(open)).toEqual([["refund_failed", 15_000]]);
  });

  test("and was repeated, covers nothing of what the dashboard had returned and has not", () => {
    const open = tell(
      "canceled, paid",
      arrives("re_out", 5_000),
      waived([named("re_out", 5_000)], 10_000),
      { ...failsAs(1), amount: money(10_000, "USD") } as BookingEvent,
      { ...again("form-7"), amount: money(10_000, "USD") } as BookingEvent,
      comesToNothing("re_out", 5_000),
    );
    expect(open.requested).toEqual([10_000, 5_000]);
    expect(troublesOf(open)).toEqual([]);
  });
});
