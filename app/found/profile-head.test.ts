import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { profileHead } from "./profile-head.ts";
import { FOUND_HERE, PROFILE } from "./test-found.ts";

const headOf = (profile: typeof PROFILE) => profileHead(profile, FOUND_HERE, ENGLISH);

test("a profile’s title tells namesakes apart, and its picture’s address changes with what it shows", () => {
  const head = headOf(PROFILE);
  expect(head.title).toBe("Ada Okafor · Staff engineer who reviews architectures · BuildAppsWith");
  expect(head.card.path).toBe("/profile/ada-okafor/card.png?v=0123");
  const plain = headOf({ ...PROFILE, builder: { ...PROFILE.builder, headline: "" } });
  expect(plain.title).toBe("Ada Okafor · BuildAppsWith");
});

test("its description says what is sold and from which price", () => {
  expect(headOf(PROFILE).description).toBe(
    "Staff engineer who reviews architectures. Book Architecture review and Chat with Ada Okafor, from $50.00. Pick a time and be booked at once.",
  );
  const free = PROFILE.sessionTypes.map((one) => ({ ...one, price: { amountMinor: 0, currency: "EUR" } }));
  expect(headOf({ ...PROFILE, sessionTypes: free }).description).toContain(
    "with Ada Okafor, free of charge.",
  );
  expect(headOf({ ...PROFILE, sessionTypes: [] }).description).toBe(
    "Staff engineer who reviews architectures. Ada Okafor on BuildAppsWith.",
  );
});

test("prices in two currencies are not compared", () => {
  const [first, second] = PROFILE.sessionTypes;
  const mixed = [
    first,
    { ...second, price: { amountMinor: 1, currency: "JPY" } },
  ] as typeof PROFILE.sessionTypes;
  expect(headOf({ ...PROFILE, sessionTypes: mixed }).description).toContain("from $120.50");
});
