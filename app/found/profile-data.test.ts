import type { Service } from "schema-dts";
import { describe, expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { profileData, type ProfileToFind } from "./profile-data.ts";
import { FOUND_HERE, PROFILE, REVIEWS, structuredDataIn } from "./test-found.ts";

const dataOf = (profile: ProfileToFind) => profileData(profile, FOUND_HERE, ENGLISH);
const asPage = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("a profile’s structured data", () => {
  test("has no error by Google’s rules, with and without sessions, reviews and a picture", async () => {
    const bare = { ...PROFILE, builder: { ...PROFILE.builder, bio: "", headline: "", pictureEtag: null } };
    for (const profile of [PROFILE, { ...PROFILE, reviews: REVIEWS }, { ...bare, sessionTypes: [] }]) {
      const { entities, errors } = await structuredDataIn(asPage(dataOf(profile)));
      expect(errors).toEqual([]);
      expect(Object.keys(entities)).toEqual(expect.arrayContaining(["ProfilePage", "Person"]));
    }
  });

  test("is held to Google’s rules by something that notices", async () => {
    const broken = { "@context": "https://schema.org", "@type": "Service", review: [{ "@type": "Review" }] };
    expect((await structuredDataIn(asPage(broken))).errors.length).toBeGreaterThan(0);
    expect((await structuredDataIn('<script type="application/ld+json">{</script>')).errors).not.toEqual([]);
  });

  test("is held to schema.org’s vocabulary by the compiler", () => {
    // @ts-expect-error: no property of a service.
    const wrong: Service = { "@type": "Service", ratingOfStars: 5 };
    expect(wrong).toBeDefined();
  });

  test("says each price as a number and its currency, in the currency’s own digits", () => {
    const prices = [
      { amountMinor: 12_050, currency: "USD" },
      { amountMinor: 5_000, currency: "JPY" },
      { amountMinor: 7, currency: "KWD" },
      { amountMinor: 0, currency: "EUR" },
    ];
    const sessionTypes = prices.map((price, index) => ({
      id: `st_${index}`,
      name: "A",
      description: "",
      price,
    }));
    const said = JSON.stringify(dataOf({ ...PROFILE, sessionTypes }));
    const offers = [...said.matchAll(/"price":"([^"]+)","priceCurrency":"([^"]+)"/g)];
    expect(offers.map(([, price, currency]) => [price, currency])).toEqual([
      ["120.50", "USD"],
      ["5000", "JPY"],
      ["0.007", "KWD"],
      ["0.00", "EUR"],
    ]);
  });

  test("has ratings and reviews only where the page shows them", () => {
    const said = JSON.stringify(dataOf(PROFILE));
    expect(said).not.toMatch(/AggregateRating|Review"/);
    const rated = JSON.stringify(dataOf({ ...PROFILE, reviews: REVIEWS }));
    expect(rated).toContain('"ratingValue":4.8,"ratingCount":12');
    expect(rated).toContain('"reviewBody":"Saved us a month."');
    const few = JSON.stringify(dataOf({ ...PROFILE, reviews: { ...REVIEWS, average: null } }));
    expect(few).not.toContain("AggregateRating");
  });

  test("says of a builder who takes no bookings that nothing is in stock, and nobody’s name whose review has none", () => {
    const reviews = { ...REVIEWS, picked: REVIEWS.picked.map((review) => ({ ...review, name: null })) };
    const said = JSON.stringify(dataOf({ ...PROFILE, takesBookings: false, reviews }));
    expect(said).not.toContain("InStock");
    expect(said).toContain('"author":{"@type":"Person","name":"A client"}');
  });
});
