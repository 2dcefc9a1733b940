import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { BookingTransition } from "../../../db/history/booking-history.ts";
import { TEST_BUILDER, TEST_NOW, testBooking } from "../../../db/bookings/test-bookings.ts";
import { bookingResourceOf } from "../../../server/domain/contract/booking-resource.ts";
import {
  publishedEvent,
  type PublishedEvent,
} from "../../../server/domain/contract/published-event.schema.ts";
import type { EndpointBooks } from "../programs.ts";
import type { ReceivedWebhook } from "../webhook-receiver.ts";
import type { Wrong } from "../wrong.ts";
import { auditTold, type ToldFigures } from "./audit-told.ts";

// That the audit finds nothing counts for something because of what it finds here.

const SECRET = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
const BOOKING = testBooking();

function eventOf(sequence: number, type: "booking.scheduled" | "booking.confirmed"): PublishedEvent {
  return publishedEvent.parse({
    object: "event",
    resourceVersion: 1,
    id: `evt_${String(sequence).padStart(26, "0")}`,
    type,
    sequence,
    occurredAt: TEST_NOW,
    data: {
      booking: bookingResourceOf(BOOKING, { builder: TEST_BUILDER, appUrl: "http://localhost:3000" }),
    },
  });
}

function lineOf(
  version: number,
  type: string,
  fromState: BookingTransition["fromState"],
  toState: BookingTransition["toState"],
): BookingTransition {
  return {
    bookingId: BOOKING.id,
    version,
    fromState,
    toState,
    event: { type },
    note: null,
    cause: { kind: "worker", reference: null },
    happenedAt: TEST_NOW,
    recordedAt: TEST_NOW,
  };
}

const SCHEDULED = eventOf(1, "booking.scheduled");
const CONFIRMED = eventOf(2, "booking.confirmed");
const EVENTS = [SCHEDULED, CONFIRMED];
const HISTORY = [
  lineOf(1, "BOOKING_INITIATED", null, "INITIATED"),
  lineOf(2, "TIME_BOOKED", "INITIATED", "SCHEDULED"),
  lineOf(3, "FREE_CONFIRMED", "SCHEDULED", "CONFIRMED"),
];

function webhookOf(
  event: PublishedEvent,
  { isTaken = true, secret = SECRET, body = JSON.stringify(event) } = {},
): ReceivedWebhook {
  const at = new Date(TEST_NOW);
  return {
    path: "/bookings",
    headers: {
      "webhook-id": event.id,
      "webhook-timestamp": String(at.getTime() / 1000),
      "webhook-signature": `v1,another ${new Webhook(secret).sign(event.id, at, body)}`,
    },
    body,
    isTaken,
  };
}

interface Books {
  readonly events: readonly PublishedEvent[];
  readonly history: readonly BookingTransition[];
  readonly read: readonly PublishedEvent[];
  readonly received: readonly ReceivedWebhook[];
  readonly endpoint: Partial<EndpointBooks>;
}

/** What is wrong in books that are in order but for this, each kind once. */
function audited(changes: Partial<Books>): { wrongs: Wrong[]; figures: ToldFigures } {
  const { events, history, read, received, endpoint }: Books = {
    events: EVENTS,
    history: HISTORY,
    read: changes.events ?? EVENTS,
    received: (changes.events ?? EVENTS).map((event) => webhookOf(event)),
    endpoint: {},
    ...changes,
  };
  const eventTypes = ["booking.scheduled", "booking.confirmed"] as const;
  const wrongs = new Set<Wrong>();
  const figures = auditTold(
    { events, histories: new Map([[BOOKING.id, history]]) },
    {
      endpoints: [{ owner: "ada", builderId: null, eventTypes, secret: SECRET, received, ...endpoint }],
      feeds: new Map([["a reader", read]]),
    },
    (kind) => wrongs.add(kind),
  );
  return { wrongs: [...wrongs], figures };
}

describe("what programs were told", () => {
  test("once, or once more under the same id with the same body, is in order", () => {
    expect(audited({})).toEqual({ wrongs: [], figures: { events: 2, webhooks: 2, repeated: 0 } });
    const again = [SCHEDULED, CONFIRMED, SCHEDULED].map((event) => webhookOf(event));
    const refused = webhookOf(CONFIRMED, { isTaken: false });
    expect(audited({ received: [refused, ...again] })).toEqual({
      wrongs: [],
      figures: { events: 2, webhooks: 4, repeated: 1 },
    });
  });

  test("an endpoint gets the types and the builder that it wants, and no other", () => {
    const received = [webhookOf(CONFIRMED)];
    expect(audited({ received, endpoint: { eventTypes: ["booking.confirmed"] } }).wrongs).toEqual([]);
    expect(audited({ received, endpoint: { eventTypes: ["booking.moved"] } }).wrongs).toEqual([
      "webhooks nobody asked for",
    ]);
    const ofAnother = { builderId: "bld_another" } as const;
    expect(audited({ received: [], endpoint: ofAnother }).wrongs).toEqual([]);
    expect(audited({ received, endpoint: ofAnother }).wrongs).toEqual(["webhooks nobody asked for"]);
  });

  test.each([
    ["an event that nobody took", { received: [webhookOf(SCHEDULED)] }, ["events not delivered"]],
    [
      "an event that was sent and not taken",
      { received: [webhookOf(SCHEDULED), webhookOf(CONFIRMED, { isTaken: false })] },
      ["events not delivered"],
    ],
    [
      "what was told of a change that was taken back",
      { received: [...EVENTS, eventOf(3, "booking.confirmed")].map((event) => webhookOf(event)) },
      ["webhooks nobody asked for"],
    ],
    [
      "an event with another body the second time",
      { received: [...EVENTS.map((one) => webhookOf(one)), webhookOf(SCHEDULED, { body: "{}" })] },
      ["webhooks other than their event"],
    ],
    [
      "a webhook by another secret",
      { received: [webhookOf(SCHEDULED), webhookOf(CONFIRMED, { secret: SECRET.replace("AQ", "BB") })] },
      ["webhooks with another signature"],
    ],
    [
      "a gap in the numbers of a booking",
      { events: [SCHEDULED, eventOf(3, "booking.confirmed")] },
      ["events out of order"],
    ],
    ["positions against the numbers", { events: [CONFIRMED, SCHEDULED] }, ["events out of order"]],
    ["a state that was not told", { events: [SCHEDULED] }, ["events other than the history"]],
    [
      "a state that was told twice",
      { events: [...EVENTS, eventOf(3, "booking.confirmed")] },
      ["events other than the history"],
    ],
    [
      "an event of what the history does not know",
      { history: HISTORY.slice(0, 2) },
      ["events other than the history"],
    ],
    ["a feed that leaves one out", { read: [CONFIRMED] }, ["the feed other than the events"]],
    ["a feed that has one twice", { read: [...EVENTS, CONFIRMED] }, ["the feed other than the events"]],
    ["a feed in another order", { read: [CONFIRMED, SCHEDULED] }, ["the feed other than the events"]],
  ] as const)("%s is found", (_title, changes: Partial<Books>, wrongs) => {
    expect(audited(changes).wrongs).toEqual(wrongs);
  });
});
