import { expect, test } from "vitest";
import { isOwnedBy } from "./booking-owner.ts";
import { confirmedAddressOf } from "../values/confirmed-address.ts";

const booking = { clientUserId: "user-1", clientEmail: "Casey@Example.com" };
const unconfirmed = { userId: "user-1", confirmed: null };
const confirmed = {
  userId: "user-1",
  confirmed: confirmedAddressOf({ email: "casey@example.com", emailVerified: true }),
};

test("an address is confirmed by what its account says, and compared without regard to case", () => {
  expect(confirmedAddressOf({ email: "casey@example.com", emailVerified: false })).toBeNull();
  expect(confirmedAddressOf({ email: "Casey@Example.com", emailVerified: true })).toBe("casey@example.com");
});

test("what an account began is the account's, confirmed or not, and nobody else's", () => {
  const begun = { ...booking, claimedBy: "account" } as const;
  expect(isOwnedBy(begun, unconfirmed)).toBe(true);
  expect(isOwnedBy(begun, confirmed)).toBe(true);
  expect(isOwnedBy(begun, { ...confirmed, userId: "user-2" })).toBe(false);
});

test("what was found by an address is the account's that has confirmed this address, and no other's", () => {
  const found = { ...booking, claimedBy: "address" } as const;
  expect(isOwnedBy(found, unconfirmed)).toBe(false);
  expect(isOwnedBy(found, confirmed)).toBe(true);
  expect(isOwnedBy(found, { ...confirmed, userId: "user-2" })).toBe(false);
  const another = confirmedAddressOf({ email: "somebody@example.com", emailVerified: true });
  expect(isOwnedBy(found, { userId: "user-1", confirmed: another })).toBe(false);
});

test("a booking without an owner opens to nobody", () => {
  expect(isOwnedBy({ ...booking, claimedBy: "nobody" }, confirmed)).toBe(false);
});
