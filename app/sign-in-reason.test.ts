import { expect, test } from "vitest";
import { signInReasonOf } from "./sign-in-reason.ts";

test.each([
  ["/bookings", "bookings"],
  ["/bookings/bkg_1?cancel=1", "booking"],
  ["/builder", "builder"],
  ["/builder/session-types?edit=1", "builder"],
  ["/operator/bookings", "operator"],
  ["/account#password", "account"],
])("on the way to %s it is said that it is for: %s", (next, reason) => {
  expect(signInReasonOf(next)).toBe(reason);
});

test.each(["/", "/welcome", "/profile/ada", "/constructor", "/builders"])(
  "on the way to %s nothing is said",
  (next) => {
    expect(signInReasonOf(next)).toBeNull();
  },
);
