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
}

export interface Request {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Expected {
  /** A request that is right in itself. */
  readonly request: (about: About) => Request;
  /** `held`: where the call changes the booking, one for each caller who may, with a time that is not paid. `none`: a client who has booked nothing. */
  readonly booking: "any" | "held" | "none";
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
    booking: "any",
    // A person may book anywhere; a program sees its owner's alone.
    answers: { ...CALLERS_WITH_SCOPE, otherBuilderKey: 404 },
  },
  listBookings: {
    request: () => ({ query: { limit: "5" } }),
    booking: "any",
    answers: CALLERS_WITH_SCOPE,
  },
  getBooking: {
    request: ({ bookingId }) => ({ path: { bookingId } }),
    booking: "any",
    answers: PARTIES,
  },
  getCancellationQuote: {
    request: ({ bookingId }) => ({ path: { bookingId } }),
    booking: "any",
    answers: PARTIES,
  },
  cancelBooking: {
    request: ({ bookingId }) => ({ path: { bookingId }, body: { note: "Something came up." } }),
    booking: "held",
    answers: PARTIES,
  },
  openCheckout: {
    request: ({ bookingId }) => ({ path: { bookingId }, body: { metadata: { order: "A-1007" } } }),
    booking: "held",
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
    booking: "none",
    answers: {
      ...allAnswer(201),
      nobody: 401,
      builderKeyWithoutScope: 403,
      otherBuilderKey: 404,
      revokedKey: 401,
    },
  },
  recordBooking: {
    request: ({ inviteeUri }) => ({ body: { inviteeUri } }),
    booking: "held",
    // Named by somebody whose calendar and whose bookings do not hold it, an invitee is not recognised.
    answers: {
      ...PARTIES,
      otherClient: 409,
      otherBuilder: 409,
      operatorBeforeSecondFactor: 409,
      otherBuilderKey: 409,
    },
  },
  // A provider's signature is what opens these, whoever else the sender is.
  receiveCalendlyWebhook: {
    request: () => ({ query: { connection: "none" }, body: {} }),
    booking: "any",
    answers: allAnswer(404),
  },
  receiveStripeWebhook: {
    request: () => ({ body: {} }),
    booking: "any",
    answers: allAnswer(400),
  },
};
