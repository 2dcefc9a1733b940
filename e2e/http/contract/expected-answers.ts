import type { BookingId, SessionTypeId } from "../../../server/domain/values/ids.ts";
import type { Caller } from "./callers.ts";

/** What a caller asks about. */
export interface About {
  readonly bookingId: BookingId;
  readonly sessionTypeId: SessionTypeId;
  /** The caller's own address where a person asks for themselves, else that of somebody new. */
  readonly email: string;
  /** Who picked a time at Calendly for this booking. */
  readonly inviteeUri: string;
  /** Where the builder is told of events, and one that was sent there. */
  readonly endpointId: string;
  readonly deliveryId: string;
  /** An address that takes events. */
  readonly receiverUrl: string;
}

export interface Request {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Expected {
  /** A request that is right in itself. */
  readonly request: (about: About) => Request;
  /**
   * What the call changes, so that each caller who may gets one of their own: `held_booking`, with a time that is not paid; `new_client`, who has booked
   * nothing; `endpoint` of the builder's.
   */
  readonly changes: "nothing" | "held_booking" | "new_client" | "endpoint";
  /** The HTTP status for each caller. */
  readonly answers: Readonly<Record<Caller, number>>;
}

/** Whoever is signed in, and whose key has the scope. */
const CALLERS_WITH_SCOPE: Readonly<Record<Caller, number>> = {
  nobody: 401,
  client: 200,
  otherClient: 200,
  builder: 200,
  otherBuilder: 200,
  operator: 200,
  operatorBeforeSecondFactor: 200,
  builderKey: 200,
  builderKeyWithoutScope: 403,
  otherBuilderKey: 200,
  operatorKey: 200,
  revokedKey: 401,
};
/** Of one booking: before the second factor an operator is anybody. */
const PARTIES: Readonly<Record<Caller, number>> = {
  ...CALLERS_WITH_SCOPE,
  otherClient: 404,
  otherBuilder: 404,
  operatorBeforeSecondFactor: 404,
  otherBuilderKey: 404,
};

/** Clients have no bookings to be told of but by us. */
const SELLERS: Readonly<Record<Caller, number>> = {
  ...CALLERS_WITH_SCOPE,
  client: 403,
  otherClient: 403,
  operatorBeforeSecondFactor: 403,
};
/** Of one endpoint of the builder's. */
const ENDPOINTS_OWNERS: Readonly<Record<Caller, number>> = {
  ...SELLERS,
  otherBuilder: 404,
  otherBuilderKey: 404,
};
function created(answers: Readonly<Record<Caller, number>>): Readonly<Record<Caller, number>> {
  const entries = Object.entries(answers).map(([caller, status]) => [caller, status === 200 ? 201 : status]);
  return Object.fromEntries(entries) as Record<Caller, number>;
}

function allAnswer(status: number): Readonly<Record<Caller, number>> {
  return {
    nobody: status,
    client: status,
    otherClient: status,
    builder: status,
    otherBuilder: status,
    operator: status,
    operatorBeforeSecondFactor: status,
    builderKey: status,
    builderKeyWithoutScope: status,
    otherBuilderKey: status,
    operatorKey: status,
    revokedKey: status,
  };
}

/** Every operation of the document, and how it answers whom. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  listEventTypes: {
    request: () => ({ query: { builder: "ada-okafor", count: "1" } }),
    changes: "nothing",
    // A person may book anywhere; a program sees its owner's alone.
    answers: { ...CALLERS_WITH_SCOPE, otherBuilderKey: 404 },
  },
  listBookings: {
    request: () => ({ query: { limit: "5" } }),
    changes: "nothing",
    answers: CALLERS_WITH_SCOPE,
  },
  getBooking: {
    request: ({ bookingId }) => ({ path: { bookingId } }),
    changes: "nothing",
    answers: PARTIES,
  },
  getCancellationQuote: {
    request: ({ bookingId }) => ({ path: { bookingId } }),
    changes: "nothing",
    answers: PARTIES,
  },
  cancelBooking: {
    request: ({ bookingId }) => ({ path: { bookingId }, body: { note: "Something came up." } }),
    changes: "held_booking",
    answers: PARTIES,
  },
  openCheckout: {
    request: ({ bookingId }) => ({ path: { bookingId }, body: { metadata: { order: "A-1007" } } }),
    changes: "held_booking",
    answers: PARTIES,
  },
  createSchedulingLink: {
    request: ({ sessionTypeId, email }) => ({
      body: {
        eventTypeId: sessionTypeId,
        inviteeEmail: email,
        inviteeName: "Somebody New",
        metadata: { order: "A-1007" },
      },
    }),
    changes: "new_client",
    // A person may book anywhere.
    answers: { ...created(CALLERS_WITH_SCOPE), otherBuilderKey: 404 },
  },
  recordBooking: {
    request: ({ inviteeUri }) => ({ body: { inviteeUri } }),
    changes: "held_booking",
    // Named by somebody whose calendar and whose bookings do not hold it, an invitee is not recognised.
    answers: {
      ...PARTIES,
      otherClient: 409,
      otherBuilder: 409,
      operatorBeforeSecondFactor: 409,
      otherBuilderKey: 409,
    },
  },
  listEvents: { request: () => ({ query: { limit: "5" } }), changes: "nothing", answers: SELLERS },
  listWebhookEndpoints: { request: () => ({}), changes: "nothing", answers: SELLERS },
  createWebhookEndpoint: {
    request: ({ receiverUrl: url }) => ({ body: { url, eventTypes: ["payment.succeeded"] } }),
    changes: "nothing",
    answers: created(SELLERS),
  },
  updateWebhookEndpoint: {
    request: ({ endpointId, receiverUrl: url }) => ({ path: { endpointId }, body: { url } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  removeWebhookEndpoint: {
    request: ({ endpointId }) => ({ path: { endpointId } }),
    changes: "endpoint",
    answers: ENDPOINTS_OWNERS,
  },
  rotateWebhookSecret: {
    request: ({ endpointId }) => ({ path: { endpointId } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  switchWebhookEndpointOff: {
    request: ({ endpointId }) => ({ path: { endpointId } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  switchWebhookEndpointOn: {
    request: ({ endpointId }) => ({ path: { endpointId } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  listWebhookDeliveries: {
    request: ({ endpointId }) => ({ path: { endpointId }, query: { limit: "5" } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  resendWebhookDelivery: {
    request: ({ endpointId, deliveryId }) => ({ path: { endpointId, deliveryId } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  resendEventsSince: {
    request: ({ endpointId }) => ({ path: { endpointId }, body: { since: "2026-01-01T00:00:00.000Z" } }),
    changes: "nothing",
    answers: ENDPOINTS_OWNERS,
  },
  // A provider's signature is what opens these, whoever else the sender is.
  receiveCalendlyWebhook: {
    request: () => ({ query: { connection: "none" }, body: {} }),
    changes: "nothing",
    answers: allAnswer(404),
  },
  receiveStripeWebhook: {
    request: () => ({ body: {} }),
    changes: "nothing",
    answers: allAnswer(400),
  },
};
