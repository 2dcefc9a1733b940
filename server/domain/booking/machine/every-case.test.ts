import { describe, expect, test } from "vitest";
import type { Effect } from "../booking-effect.ts";
import type { BookingEventType } from "../booking-event.ts";
import { BOOKING_STATES, openCheckoutsOf, type BookingState } from "../booking.ts";
import { isFree } from "../../values/money.ts";
import { allCases, takenCases, type TakenCase } from "../cases/test-booking-cases.ts";
import { casesInText } from "../cases/test-cases-in-text.ts";
import { bookingMachine } from "./states.ts";

const CASES = takenCases();
const OVER: readonly BookingState[] = ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"];
const UNPAID: readonly BookingState[] = ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"];

const nameOf = ({ subject, eventName }: TakenCase) => `${subject}: ${eventName}`;
/** What goes wrong in these cases, by their names; each property is that nothing does. */
const failing = (cases: readonly TakenCase[], holds: (one: TakenCase) => boolean) =>
  cases.filter((one) => !holds(one)).map(nameOf);
const ofTypes = (...types: BookingEventType[]) => CASES.filter(({ event }) => types.includes(event.type));
const asked = ({ effects }: TakenCase, type: Effect["type"]) =>
  effects.filter((effect) => effect.type === type);
const entering = (state: BookingState) =>
  CASES.filter(({ before, after }) => after.state === state && before.state !== state);

test("every case is as it is written down: state, what is recorded, effects with all their parameters", async () => {
  await expect(casesInText()).toMatchFileSnapshot("../cases/booking-cases.txt");
});

test("the cases reach every state, and take every transition of the machine at least once", () => {
  expect([...new Set(CASES.map(({ after }) => after.state))].sort()).toEqual([...BOOKING_STATES].sort());
  for (const state of BOOKING_STATES) {
    const taken = new Set(
      CASES.filter(({ before }) => before.state === state).map(({ event }) => event.type),
    );
    const defined = Object.keys(bookingMachine.config.states?.[state]?.on ?? {});
    expect([...taken].sort()).toEqual(expect.arrayContaining(defined));
  }
});

/** Rules beside the machine: no reviewed difference may break them. */
describe("in every case", () => {
  test("a payment is never only written down: it confirms the session, or money goes back", () => {
    const paid = ofTypes("CHECKOUT_PAID");
    expect(paid.length).toBeGreaterThan(50);
    expect(
      failing(paid, (one) => {
        const { checkoutId } = one.after.context.payments.at(-1) ?? {};
        const confirms =
          one.after.state === "CONFIRMED" && one.after.context.confirmedCheckoutId === checkoutId;
        return confirms || asked(one, "requestRefund").length > 0;
      }),
    ).toEqual([]);
  });

  test("a new payment is recorded in every state of a booking with a time", () => {
    const refused = allCases().filter(
      ({ eventName, taken, subject }) =>
        eventName === "a second checkout is paid" && taken === null && subject !== "initiated",
    );
    expect(refused).toEqual([]);
  });

  test("a session is on only by its exact price, or by costing nothing", () => {
    expect(
      failing(entering("CONFIRMED"), ({ before, event, after }) => {
        if (event.type === "FREE_CONFIRMED") return isFree(after.context.price);
        if (event.type === "CHECKOUT_PAID")
          return event.amount.amountMinor === after.context.price.amountMinor;
        return before.state === "COMPLETED" || before.state === "REFUNDED";
      }),
    ).toEqual([]);
  });

  test("news of refunds, disputes and dead letters moves no booking that is not over", () => {
    const news = ofTypes(
      ...([
        "REFUND_SETTLED",
        "REFUND_FAILED",
        "REFUND_WITHHELD",
        "REFUND_WAIVED",
        "REFUND_REQUESTED",
      ] as const),
      ...(["DISPUTE_OPENED", "DISPUTE_CLOSED", "LETTER_DROPPED"] as const),
    ).filter(({ before }) => !OVER.includes(before.state));
    expect(news.length).toBeGreaterThan(100);
    expect(failing(news, ({ before, after }) => before.state === after.state)).toEqual([]);
  });

  test("no time is given back while somebody can pay for it, and no checkout stays open without a session to pay for", () => {
    const ends = [...entering("CANCELED"), ...entering("ABANDONED"), ...entering("CONFIRMED")].filter(
      ({ before }) => UNPAID.includes(before.state),
    );
    expect(ends.length).toBeGreaterThan(50);
    expect(
      failing(ends, (one) => {
        const open = openCheckoutsOf(one.after.context).map(({ checkoutId }) => checkoutId);
        const closed = asked(one, "expireCheckout").map(({ params }) =>
          "checkoutId" in params ? params.checkoutId : "",
        );
        // Of a checkout that Stripe opened after all, when none was awaited any more, the closing was ordered as it was opened.
        const isOrdered = one.before.state === "SCHEDULED" && one.after.state === "ABANDONED";
        const mayBeClosed = one.after.state !== "ABANDONED";
        return (
          isOrdered ||
          (mayBeClosed ? open.every((checkoutId) => closed.includes(checkoutId)) : open.length === 0)
        );
      }),
    ).toEqual([]);
  });

  test("who ends a booking gives its time back, except Calendly, which has it already", () => {
    const ends = [...entering("CANCELED"), ...entering("ABANDONED")].filter(
      ({ before }) => before.context.time !== null,
    );
    expect(
      failing(
        // What lapsed had been released; of it only the wrong time that was booked since is given back.
        ends.filter(({ before }) => !OVER.includes(before.state)),
        (one) => asked(one, "releaseTime").length === (one.event.type === "TIME_CANCELED" ? 0 : 1),
      ),
    ).toEqual([]);
    expect(failing(ofTypes("TIME_REJECTED"), (one) => asked(one, "releaseTime").length === 1)).toEqual([]);
  });

  test("both are told when a session is confirmed, moved or canceled", () => {
    const audiences = (one: TakenCase) =>
      asked(one, "tell").map(({ params }) => ("audience" in params ? params.audience : ""));
    const moved = ofTypes("TIME_MOVED").filter(({ before }) => before.state === "CONFIRMED");
    const told = [...entering("CONFIRMED"), ...entering("CANCELED"), ...moved].filter(
      ({ before }) => before.context.time !== null,
    );
    expect(told.length).toBeGreaterThan(100);
    expect(
      failing(
        told.filter(({ before }) => before.state !== "REFUNDED"),
        (one) => ["client", "builder"].every((audience) => audiences(one).includes(audience as "client")),
      ),
    ).toEqual([]);
  });

  test("no button cancels one seat of a group: the session would end for everybody", () => {
    const seats = ofTypes("CANCEL_REQUESTED").filter(
      ({ before }) => before.context.time !== null && before.context.calendlyEventKind === "group",
    );
    expect(seats.map(nameOf)).toEqual([]);
  });

  test("nobody is asked to pay for what is free", () => {
    expect(
      failing(
        CASES.filter(({ after }) => isFree(after.context.price)),
        (one) => asked(one, "openCheckout").length + asked(one, "remindToPay").length === 0,
      ),
    ).toEqual([]);
  });
});
