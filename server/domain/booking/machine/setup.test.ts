import { transition } from "xstate";
import { describe, expect, test } from "vitest";
import { instant } from "../../values/instant.ts";
import { PRICE, SUBJECTS } from "../cases/test-booking-subjects.ts";
import { bookingSetup, record, request, settle, when } from "./setup.ts";

const context = SUBJECTS.initiated.context;
const HOLD_ENDED = { type: "HOLD_ENDED", at: instant("2026-03-02T10:00:00.000Z") } as const;

/** A machine with one row, on the wrong event. */
function machineWith(row: object) {
  return bookingSetup.createMachine({
    initial: "INITIATED",
    context,
    states: { INITIATED: { on: { HOLD_ENDED: row } } },
  });
}

describe("a row of the machine's table that is wired to another event", () => {
  test("is loud in its guard", () => {
    const isFree = when(["CHECKOUT_PAID"], () => true);
    expect(() => isFree({ context, event: HOLD_ENDED })).toThrow(
      "A row for CHECKOUT_PAID was taken by HOLD_ENDED.",
    );
  });

  test.each([
    ["what it records", record(["CHECKOUT_PAID"], () => ({ price: PRICE }))],
    ["the effects that it requests", request(["CHECKOUT_PAID", "FREE_CONFIRMED"], () => [])],
    [
      "the obligations that it settles",
      settle(["REFUND_FAILED"], ({ refundObligations }) => ({ refundObligations, effects: [] })),
    ],
  ])("is loud in %s", (_, action) => {
    const machine = machineWith({ actions: [action] });
    const snapshot = machine.resolveState({ value: "INITIATED", context });
    expect(() => transition(machine, snapshot, HOLD_ENDED)).toThrow("was taken by HOLD_ENDED");
  });

  test("and one that is wired to its own does what it says", () => {
    const machine = machineWith({ actions: [record(["HOLD_ENDED"], (_, { at }) => ({ canceledAt: at }))] });
    const [next] = transition(machine, machine.resolveState({ value: "INITIATED", context }), HOLD_ENDED);
    expect(next.context.canceledAt).toBe(HOLD_ENDED.at);
  });
});
