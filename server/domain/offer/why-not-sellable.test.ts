import { describe, expect, test } from "vitest";
import { SELLING_CURRENCIES, chargeMinimumOf } from "./charge-minimums.ts";
import { instant } from "../values/instant.ts";
import { money } from "../values/money.ts";
import type { CalendlyDetails } from "./session-type.ts";
import { ENGLISH } from "../text/language.ts";
import { unsellableInWords } from "../text/unsellable-in-words.ts";
import { isOnSale, whyNotSellable } from "./why-not-sellable.ts";

const AT = instant("2026-03-02T10:00:00Z");
const DETAILS: CalendlyDetails = {
  poolingType: null,
  bookingMethod: "instant",
  durationOptions: [],
  takesPayment: false,
  isSecret: false,
  schedulingUrl: "https://calendly.com/ada/review",
};
const OFFER = {
  archivedAt: null,
  inactiveSince: null,
  calendlyDetails: DETAILS,
  kind: "solo",
  price: money(15_000, "USD"),
} as const;

type Offer = Parameters<typeof whyNotSellable>[0];

function codes(changes: Partial<Offer>, details: Partial<CalendlyDetails> = {}): string[] {
  return whyNotSellable({ ...OFFER, calendlyDetails: { ...DETAILS, ...details }, ...changes }).map(
    ({ code }) => code,
  );
}

describe("what cannot be sold rightly", () => {
  test("a plain priced event type of one host can be sold, and so can a free group", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: "group", price: money(0, "USD") })).toEqual([]);
    expect(codes({}, { durationOptions: [30] })).toEqual([]);
    expect(codes({ calendlyDetails: null })).toEqual([]);
  });

  test("each hindrance is named", () => {
    expect(codes({ kind: "group" })).toEqual(["priced_group"]);
    expect(codes({}, { bookingMethod: "poll" })).toEqual(["poll"]);
    expect(codes({}, { takesPayment: true })).toEqual(["paid_at_calendly"]);
    expect(codes({}, { durationOptions: [30, 60] })).toEqual(["several_durations"]);
    expect(codes({}, { poolingType: "round_robin" })).toEqual(["pooled_hosts"]);
    expect(codes({ inactiveSince: AT })).toEqual(["inactive"]);
    expect(codes({ archivedAt: AT })).toEqual(["deleted"]);
    expect(codes({ price: money(100, "XYZ") })).toEqual(["unknown_currency"]);
  });

  test("all hindrances are told at once, each in a sentence of its own", () => {
    const reasons = whyNotSellable({
      ...OFFER,
      kind: "group",
      inactiveSince: AT,
      price: money(10, "USD"),
      calendlyDetails: { ...DETAILS, poolingType: "collective", takesPayment: true },
    });
    expect(reasons.map(({ code }) => code)).toEqual([
      "inactive",
      "priced_group",
      "paid_at_calendly",
      "pooled_hosts",
      "under_minimum",
    ]);
    expect(new Set(reasons.map((reason) => unsellableInWords(reason, ENGLISH))).size).toBe(reasons.length);
  });

  test("in every currency the least that Stripe charges can be sold, and one unit less cannot", () => {
    for (const currency of SELLING_CURRENCIES) {
      const minimum = chargeMinimumOf(currency)?.amountMinor ?? 0;
      expect(codes({ price: money(minimum, currency) })).toEqual([]);
      expect(codes({ price: money(minimum - 1, currency) })).toEqual(["under_minimum"]);
    }
  });

  test("only what is published and sellable today is on sale", () => {
    expect(isOnSale({ ...OFFER, publishedAt: AT })).toBe(true);
    expect(isOnSale({ ...OFFER, publishedAt: null })).toBe(false);
    expect(isOnSale({ ...OFFER, publishedAt: AT, inactiveSince: AT })).toBe(false);
  });
});
