import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInviteeUri, parseScheduledEventUri } from "../providers/calendly-uri.ts";
import { idFromBytes, isBookingId, isBuilderId, isCheckoutId } from "./ids.ts";

const API = "https://api.calendly.com";

test("an id holds all its bytes: different bytes, different id", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const [one, other] = [idFromBytes("bkg", a), idFromBytes("bkg", b)];
      expect(isBookingId(one)).toBe(true);
      expect(isBuilderId(one)).toBe(false);
      expect(one === other).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
});

test.each(["", "bkg_", "bkg_short", "bkg_../../../../../../../../../..", "BKG_00000000000000000000000000"])(
  "%j is no booking id",
  (text) => {
    expect(isBookingId(text)).toBe(false);
  },
);

test("a checkout id cannot leave its place in a path", () => {
  expect(isCheckoutId("cs_test_a1B2c3D4e5F6")).toBe(true);
  expect(isCheckoutId("cs_test_a1/../refunds")).toBe(false);
});

test("an invitee's URI gives its ids only under the API's own base, and only in its exact shape", () => {
  const uri = `${API}/scheduled_events/e0a1-1/invitees/1a2b-2`;
  expect(parseInviteeUri(uri, API)).toEqual({ eventId: "e0a1-1", inviteeId: "1a2b-2" });
  expect(parseScheduledEventUri(`${API}/scheduled_events/e0a1-1`, API)).toBe("e0a1-1");
  for (const forged of [
    "https://evil.example/scheduled_events/e/invitees/i",
    `${API}.evil.example/scheduled_events/e/invitees/i`,
    `${API}/scheduled_events/e/invitees/i?x=1`,
    `${API}/scheduled_events/../invitees/i`,
    `${API}/scheduled_events/e/invitees/i/../../x`,
    `${API}/users/me`,
    "javascript:alert(1)",
  ]) {
    expect(parseInviteeUri(forged, API)).toBeNull();
  }
});
