import { describe, expect, test } from "vitest";
import { TEST_DETAILS, TEST_NOW, TEST_SESSION_TYPE } from "../../../db/bookings/test-bookings.ts";
import type { CalendlyDetails, SessionType } from "../offer/session-type.ts";
import { instant } from "../values/instant.ts";
import { money } from "../values/money.ts";
import { eventTypeResourceOf } from "./event-type-resource.ts";
import { eventTypeResource } from "./event-type-resource.schema.ts";

const LISTED: CalendlyDetails = {
  ...TEST_DETAILS,
  listing: {
    color: "#1a73e8",
    createdAt: instant("2025-01-06T09:00:00.678Z"),
    updatedAt: instant("2025-02-06T09:00:00.000Z"),
    profile: { type: "User", name: "Ada Okafor" },
  },
};

function resourceOf(changes: Partial<SessionType>, reader: "own" | "public" = "own") {
  const sessionType = { ...TEST_SESSION_TYPE, calendlyDetails: LISTED, ...changes };
  // As it stands in the published schema, and nothing beside it.
  return eventTypeResource.strict().parse(eventTypeResourceOf(sessionType, reader));
}

describe("an event type’s resource", () => {
  test("holds what Calendly says, what it costs, and what to name it by here", () => {
    expect(resourceOf({})).toEqual({
      id: "00000000-0000-4000-8000-000000000001",
      uri: "https://api.calendly.com/event_types/00000000-0000-4000-8000-000000000001",
      name: "Architecture review",
      description: "One hour on your system.",
      duration: 60,
      slug: "architecture-review",
      color: "#1a73e8",
      active: true,
      created_at: "2025-01-06T09:00:00.678Z",
      updated_at: "2025-02-06T09:00:00.000Z",
      profile: { type: "User", name: "Ada Okafor" },
      scheduling_url: "https://calendly.com/ada-okafor/architecture-review",
      price: "150.00",
      price_minor: 15_000,
      currency: "USD",
      session_type_id: TEST_SESSION_TYPE.id,
      builder_id: TEST_SESSION_TYPE.builderId,
      position: 0,
      published: true,
      on_sale: true,
    });
  });

  test.each([
    [money(15_000, "USD"), "150.00"],
    [money(50, "USD"), "0.50"],
    [money(5_000, "JPY"), "5000"],
    [money(12_345, "KWD"), "12.345"],
    [money(0, "USD"), "0.00"],
    [money(0, "JPY"), "0"],
  ])("of %o says the price as %s, in the currency’s major unit", (price, text) => {
    const { amountMinor: price_minor, currency } = price;
    expect(resourceOf({ price })).toMatchObject({ price: text, price_minor, currency });
  });

  test.each([
    ["was never asked", null],
    ["was last asked by a version that read less", TEST_DETAILS],
  ])("says null where Calendly %s", (_case, calendlyDetails) => {
    expect(resourceOf({ calendlyDetails })).toMatchObject({
      color: null,
      created_at: null,
      updated_at: null,
      profile: null,
      scheduling_url: calendlyDetails?.schedulingUrl ?? null,
    });
  });

  test("says a profile that Calendly knows none of as null", () => {
    const listing = { color: null, createdAt: null, updatedAt: null, profile: null };
    expect(resourceOf({ calendlyDetails: { ...LISTED, listing } })).toMatchObject({
      color: null,
      profile: null,
    });
  });

  test("of a draft, of one switched off and of one that Calendly sells says that it cannot be booked", () => {
    const off = { inactiveSince: TEST_NOW };
    const paid = { calendlyDetails: { ...LISTED, takesPayment: true } };
    const said = [{ publishedAt: null }, off, paid].map((changes) => {
      const { active, published, on_sale } = resourceOf(changes);
      return [active, published, on_sale];
    });
    expect(said).toEqual([
      [true, false, false],
      [false, true, false],
      [true, true, false],
    ]);
  });

  test("keeps a page that the builder does not list from everybody but its builder and operators", () => {
    const listed = { calendlyDetails: { ...LISTED, isSecret: false } };
    expect(resourceOf({}, "public").scheduling_url).toBeNull();
    expect(resourceOf({}, "own").scheduling_url).toBe(LISTED.schedulingUrl);
    expect(resourceOf(listed, "public").scheduling_url).toBe(LISTED.schedulingUrl);
  });
});
