import { describe, expect, test } from "vitest";
import { BOOKING_STATES, type BookingDispute } from "../booking/booking.ts";
import { instant } from "../values/instant.ts";
import { money } from "../values/money.ts";
import { lastMonths } from "./last-months.ts";
import { uncountedBecause } from "./uncounted-because.ts";
import { shownName } from "./shown-name.ts";

const dispute = (status: BookingDispute["status"], stage: BookingDispute["stage"] = "dispute") => ({
  disputes: [
    {
      disputeId: "dp_1",
      paymentIntentId: "pi_1",
      amount: money(15_000, "USD"),
      status,
      stage,
      answerDueAt: null,
    },
  ],
});

describe("a rating", () => {
  test("counts while its session is completed and no bank has its money", () => {
    expect(uncountedBecause("COMPLETED", { disputes: [] })).toBeNull();
    expect(uncountedBecause("COMPLETED", dispute("won"))).toBeNull();
    expect(uncountedBecause("COMPLETED", dispute("open", "inquiry"))).toBeNull();
    expect(uncountedBecause("COMPLETED", dispute("open"))).toBe("disputed");
    expect(uncountedBecause("REFUNDED", dispute("lost"))).toBe("disputed");
    expect(uncountedBecause("REFUNDED", { disputes: [] })).toBe("refunded");
  });

  test("never counts in another state", () => {
    const others = BOOKING_STATES.filter((state) => state !== "COMPLETED" && state !== "REFUNDED");
    expect(others.map((state) => uncountedBecause(state, { disputes: [] }))).toEqual(
      others.map(() => "not_held"),
    );
  });
});

test("a name is shown as its client lets it", () => {
  expect(shownName("Casey van der Client", "full_name")).toBe("Casey van der Client");
  expect(shownName(" Casey van der Client", "first_name")).toBe("Casey");
  expect(shownName("Casey", "anonymous")).toBeNull();
  expect(shownName("Casey", "nobody")).toBeNull();
});

test("the last months end with the one that it is now", () => {
  expect(lastMonths(instant("2026-02-28T23:00:00.000Z"), 3)).toEqual(["2025-12", "2026-01", "2026-02"]);
});
