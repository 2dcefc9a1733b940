import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import type { BookingContext } from "../../../server/domain/booking/booking.ts";
import { SUBJECTS, TIME, type Subject } from "../../../server/domain/booking/cases/test-booking-subjects.ts";
import { auditCalendar } from "./audit-calendar.ts";
import { auditMoney } from "./audit-money.ts";
import { beginScenario, type Scenario } from "../scenario.ts";
import type { Listed, Wrong } from "../wrong.ts";

// That the audit finds nothing counts for something because of what it finds here.

const ID = "bkg_1";
const PRICE_MINOR = 15_000;

type StripeBooks = Parameters<typeof auditMoney>[0];
type CalendlyBooks = Parameters<typeof auditCalendar>[0];

function listed(subject: Subject, changes: Partial<BookingContext> = {}): Map<string, Listed> {
  const { state, context } = SUBJECTS[subject];
  return new Map([[ID, { id: ID, state, context: { ...context, ...changes } }]]);
}

function scenarioOf(told: Partial<Scenario>): Scenario {
  return { ...beginScenario({} as Scenario["client"]), bookingId: ID, ...told };
}

/** What is wrong in these books, each kind once. */
function wrongsOf(audit: (wrong: (kind: Wrong) => void) => unknown): Wrong[] {
  const wrongs = new Set<Wrong>();
  audit((kind) => wrongs.add(kind));
  return [...wrongs];
}

describe("the money of a booking", () => {
  const REFUNDS = "refunds other than policy or promise";

  function stripeWith(
    by: "card" | "sepa_debit",
    money: {
      readonly paid?: boolean;
      readonly refundedMinor?: number;
      readonly dispute?: Stripe.Dispute.Status;
    },
  ): StripeBooks {
    const { paid = true, refundedMinor = 0, dispute } = money;
    const of = { payment_intent: "pi_one" };
    const charge = {
      ...of,
      id: "ch_one",
      amount: PRICE_MINOR,
      paid,
      status: paid ? "succeeded" : "failed",
      payment_method_details: { type: by },
    };
    const refund = { ...of, id: "re_one", amount: refundedMinor, status: "succeeded" };
    const disputed = { ...of, id: "du_one", charge: "ch_one", amount: PRICE_MINOR, status: dispute };
    // The cast stands for what is missing: of Stripe's objects, only the columns that the audit reads.
    // The cast stands for what the audit does not read of Stripe's objects.
    return {
      sessions: [],
      payment_intents: [{ id: "pi_one", metadata: { booking_id: ID } }],
      charges: [charge],
      refunds: refundedMinor > 0 ? [refund] : [],
      disputes: dispute === undefined ? [] : [disputed],
    } as unknown as StripeBooks;
  }

  test.each([
    ["is paid", "confirmed", stripeWith("card", {}), []],
    [
      "stands although nothing came",
      "confirmed",
      stripeWith("sepa_debit", { paid: false }),
      ["bookings confirmed unpaid", "delayed payments neither booked nor over"],
    ],
    ["was paid by a debit", "confirmed", stripeWith("sepa_debit", {}), []],
    [
      "waits for a debit that has arrived",
      "payment pending, payment processing",
      stripeWith("sepa_debit", {}),
      ["charges lost", "delayed payments neither booked nor over"],
    ],
    [
      "waits for a debit that has failed",
      "payment pending, payment processing",
      stripeWith("sepa_debit", { paid: false }),
      ["delayed payments neither booked nor over"],
    ],
    ["is over, as its debit failed", "abandoned", stripeWith("sepa_debit", { paid: false }), []],
    [
      "was given away although its debit arrived, and went back",
      "refunded, never confirmed",
      stripeWith("sepa_debit", { refundedMinor: PRICE_MINOR }),
      ["delayed payments neither booked nor over"],
    ],
    [
      "was canceled, and its debit went back",
      "refunded",
      stripeWith("sepa_debit", { refundedMinor: PRICE_MINOR }),
      [],
    ],
    ["was canceled, and nothing went back", "canceled, paid", stripeWith("card", {}), [REFUNDS]],
    [
      "was canceled, and the bank took it",
      "canceled, dispute lost",
      stripeWith("card", { dispute: "lost" }),
      [],
    ],
    [
      "was canceled, and a part went back on top of what the bank took",
      "canceled, dispute lost",
      stripeWith("card", { dispute: "lost", refundedMinor: 1 }),
      ["refunds on top of what the bank took", REFUNDS],
    ],
    [
      "was canceled, and what was due did not go out when the dispute was won",
      "canceled, dispute won",
      stripeWith("card", { dispute: "won" }),
      [REFUNDS],
    ],
    [
      "is disputed, and nobody heard of it",
      "confirmed",
      stripeWith("card", { dispute: "lost" }),
      ["disputes other than the bank says"],
    ],
    [
      "is disputed, and nobody heard what the bank decided",
      "confirmed, disputed",
      stripeWith("card", { dispute: "won" }),
      ["disputes other than the bank says"],
    ],
  ] as const)("%s", (_title, subject, books, wrongs) => {
    expect(wrongsOf((wrong) => auditMoney(books, listed(subject), [scenarioOf({})], wrong))).toEqual(wrongs);
  });

  test("counts what the bank took towards a promise, and misses it when the bank decided otherwise", () => {
    const told = [scenarioOf({ promisedMinor: "all" })];
    const lost = stripeWith("card", { dispute: "lost" });
    expect(wrongsOf((wrong) => auditMoney(lost, listed("canceled, dispute lost"), told, wrong))).toEqual([]);
    const paid = stripeWith("card", {});
    expect(wrongsOf((wrong) => auditMoney(paid, listed("confirmed"), told, wrong))).toEqual([REFUNDS]);
  });
});

describe("a seat in a group", () => {
  const seat = (isLeft: boolean) => [scenarioOf({ seat: { inviteeUri: TIME.calendlyInviteeUri, isLeft } })];

  function calendlyWith(
    invitee: "active" | "canceled",
    event: "active" | "canceled" = "active",
  ): CalendlyBooks {
    return {
      eventTypes: [{ uri: "office-hour", slug: "open-office-hour", kind: "group" }],
      scheduledEvents: [
        { uri: TIME.calendlyEventUri, event_type: "office-hour", status: event, start_time: TIME.startsAt },
      ],
      invitees: [
        {
          uri: TIME.calendlyInviteeUri,
          event: TIME.calendlyEventUri,
          email: "a@example.com",
          status: invitee,
        },
      ],
    };
  }

  const taken = listed("confirmed, a free seat in a group");
  const left = listed("canceled, never paid", { calendlyEventKind: "group" });
  const SEATS = "group seats other than people took or left";

  test.each([
    ["that was taken is there", taken, calendlyWith("active"), seat(false), []],
    ["that was left is nobody's", left, calendlyWith("canceled"), seat(true), []],
    ["that was taken is lost at Calendly", taken, calendlyWith("canceled"), seat(false), [SEATS]],
    ["that was taken is lost with us", left, calendlyWith("active"), seat(false), [SEATS]],
    ["that was left is still booked with us", taken, calendlyWith("canceled"), seat(true), [SEATS]],
    ["that nobody took is left over", left, calendlyWith("active"), [], [SEATS]],
    [
      "went with the whole group",
      taken,
      calendlyWith("canceled", "canceled"),
      seat(false),
      ["bookings without their Calendly event", "group events canceled", SEATS],
    ],
  ] as const)("%s", (_title, bookings, books, scenarios, wrongs) => {
    expect(wrongsOf((wrong) => auditCalendar(books, bookings, scenarios, wrong))).toEqual(wrongs);
  });
});
