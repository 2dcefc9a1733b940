import { expect, test } from "vitest";
import { BOOKING_ID } from "./page-under-test.ts";
import { calendlyReturnPath, readCalendlyMessage } from "./calendly-message.ts";

const url = "https://calendly.com/d/abc/intro";
const data = {
  event: "calendly.event_scheduled",
  payload: {
    event: { uri: "https://api.calendly.com/scheduled_events/E" },
    invitee: { uri: "https://api.calendly.com/scheduled_events/E/invitees/I" },
  },
};

test("a time picked in Calendly's own frame is taken", () => {
  expect(readCalendlyMessage({ origin: "https://calendly.com", data }, url)).toEqual({
    kind: "scheduled",
    hint: {
      calendlyEventUri: "https://api.calendly.com/scheduled_events/E",
      calendlyInviteeUri: "https://api.calendly.com/scheduled_events/E/invitees/I",
    },
  });
});

test.each(["https://evil.example", "https://calendly.com.evil.example", "http://calendly.com", "null"])(
  "the same words from %s are not",
  (origin) => {
    expect(readCalendlyMessage({ origin, data }, url)).toBeNull();
  },
);

test("other messages of Calendly only say that it is there", () => {
  const other = { event: "calendly.event_type_viewed", payload: {} };
  expect(readCalendlyMessage({ origin: "https://calendly.com", data: other }, url)).toEqual({
    kind: "alive",
  });
});

test.each([null, "calendly", { event: 1 }, { event: "stripe.x" }])(
  "anything else is no message: %j",
  (other) => {
    expect(readCalendlyMessage({ origin: "https://calendly.com", data: other }, url)).toBeNull();
  },
);

test("the same leads to where Calendly's own page leads back to, which takes no more than the invitee's id and address", () => {
  const hint = {
    calendlyEventUri: data.payload.event.uri,
    calendlyInviteeUri: data.payload.invitee.uri,
  };
  expect(calendlyReturnPath(BOOKING_ID, hint, "client+1@example.com")).toBe(
    `/bookings/calendly-return?utm_content=${BOOKING_ID}&invitee_uuid=I&invitee_email=client%2B1%40example.com`,
  );
});
