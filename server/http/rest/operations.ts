import type { z } from "zod";
import {
  bookingPage,
  cancellationQuote,
  openedCheckout,
} from "../../domain/contract/booking-operations.schema.ts";
import { schedulingLink } from "../../domain/contract/scheduling-operations.schema.ts";
import { EVENT_TYPES_PATH, eventTypePage } from "../../domain/contract/event-type-operations.schema.ts";
import { bookingResource } from "../../domain/contract/booking-resource.schema.ts";
import {
  removedEndpoint,
  resent,
  webhookDeliveryPage,
  webhookDeliveryResource,
  webhookEndpointPage,
  webhookEndpointResource,
  webhookEndpointWithSecret,
} from "../../domain/contract/webhook-endpoint.schema.ts";
import { eventPage } from "../../domain/contract/published-event.schema.ts";
import type { RefusalCode } from "../../domain/booking/refusal.ts";

/** One operation of the contract: an address and a method, and the procedure behind them. */
export interface Operation {
  /** Its name in the published document, and in clients that are generated from it. */
  readonly id: string;
  readonly tag: "Event types" | "Scheduling" | "Bookings" | "Webhook endpoints" | "Events";
  readonly summary: string;
  /** Who may do it, and what happens. */
  readonly description: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** `{bookingId}` is a field of the procedure's input; of a GET the others stand in the query, else in the body. */
  readonly path: `/api/${string}`;
  /** `contractBookings.get`, as tRPC names it. */
  readonly procedure: string;
  readonly status: 200 | 201;
  /** What it answers with when it is carried out. */
  readonly answer: z.ZodType;
  /** The expected nos of its use case. */
  readonly refusals: readonly RefusalCode[];
}

/** Every operation that other software may call. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "listEventTypes",
    tag: "Event types",
    summary: "List event types",
    description:
      "What can be booked, with its price. A builder sees their own, drafts included, an operator all; a client what is on sale of the builder that `builder` names.",
    method: "GET",
    path: EVENT_TYPES_PATH,
    procedure: "contractEventTypes.list",
    status: 200,
    answer: eventTypePage,
    refusals: [],
  },
  {
    id: "listBookings",
    tag: "Bookings",
    summary: "List bookings",
    description:
      "A builder’s list holds the bookings of their sessions, an operator’s all, newest first; a client’s their own, by what is next. One that cannot be read is left out.",
    method: "GET",
    path: "/api/bookings",
    procedure: "contractBookings.list",
    status: 200,
    answer: bookingPage,
    refusals: [],
  },
  {
    id: "getBooking",
    tag: "Bookings",
    summary: "Read a booking",
    description: "For its client, its builder and operators; somebody else’s is not found.",
    method: "GET",
    path: "/api/bookings/{bookingId}",
    procedure: "contractBookings.get",
    status: 200,
    answer: bookingResource,
    refusals: [],
  },
  {
    id: "getCancellationQuote",
    tag: "Bookings",
    summary: "Read what goes back if the caller cancels now",
    description:
      "A client’s token holds for some minutes. A builder or an operator needs none: from them everything goes back.",
    method: "GET",
    path: "/api/bookings/{bookingId}/cancellation-quote",
    procedure: "contractBookings.cancellationQuote",
    status: 200,
    answer: cancellationQuote,
    refusals: [],
  },
  {
    id: "cancelBooking",
    tag: "Bookings",
    summary: "Cancel a booking",
    description:
      "Its time is free again. A client whose money goes back sends the quote’s token along; from its builder or an operator all that was paid goes back.",
    method: "POST",
    path: "/api/bookings/{bookingId}/cancel",
    procedure: "contractBookings.cancel",
    status: 200,
    answer: bookingResource,
    refusals: [
      "quote_needed",
      "quote_outdated",
      "session_has_begun",
      "seat_at_calendly",
      "not_in_this_state",
    ],
  },
  {
    id: "openCheckout",
    tag: "Bookings",
    summary: "Open the page on which a booking is paid",
    description:
      "Stripe’s page, for the client, or for a program of the builder that leads the client there. A checkout that is open is answered as it was opened, with the addresses and the metadata of the first request.",
    method: "POST",
    path: "/api/bookings/{bookingId}/checkout",
    procedure: "contractBookings.openCheckout",
    status: 200,
    answer: openedCheckout,
    refusals: ["hold_ended", "checkout_refused", "checkout_preparing", "not_in_this_state"],
  },
  {
    id: "createSchedulingLink",
    tag: "Scheduling",
    summary: "Make a link for picking a time",
    description:
      "Calendly’s page, filled in, and the booking that it is for; the same person’s unpaid booking of the offer is resumed. A client asks for themselves; a builder’s program for whomever it names, for at most 50 new addresses a day; an operator of any offer. Nobody is written to before a time is picked.",
    method: "POST",
    path: "/api/scheduling/calendly/scheduling-link",
    procedure: "contractScheduling.createLink",
    status: 201,
    answer: schedulingLink,
    refusals: [
      "session_type_inactive",
      "no_times",
      "calendar_unavailable",
      "trouble_on_our_side",
      "unpaid_booking_exists",
      "payment_under_way",
      "too_many_bookings",
      "address_unconfirmed",
      "address_not_own",
      "own_session",
    ],
  },
  {
    id: "recordBooking",
    tag: "Scheduling",
    summary: "Tell of a time that was booked",
    description:
      "The invitee is read at Calendly, by its ids; the booking is what comes of it. Safe to repeat. A builder’s program names invitees of the builder’s calendar, a client those of their own bookings.",
    method: "POST",
    path: "/api/scheduling/calendly/booking",
    procedure: "contractScheduling.recordBooking",
    status: 200,
    answer: bookingResource,
    refusals: [
      "time_not_recognised",
      "time_declined",
      "time_left_alone",
      "calendar_unavailable",
      "session_type_inactive",
      "trouble_on_our_side",
    ],
  },
  {
    id: "listWebhookEndpoints",
    tag: "Webhook endpoints",
    summary: "List webhook endpoints",
    description: "A builder’s own, told of their bookings; for an operator all there are.",
    method: "GET",
    path: "/api/webhook-endpoints",
    procedure: "webhookEndpoints.list",
    status: 200,
    answer: webhookEndpointPage,
    refusals: [],
  },
  {
    id: "createWebhookEndpoint",
    tag: "Webhook endpoints",
    summary: "Register a webhook endpoint",
    description:
      "Events of the chosen types are sent there from now on, signed with the secret of this answer, which is shown once. Ten endpoints at most.",
    method: "POST",
    path: "/api/webhook-endpoints",
    procedure: "webhookEndpoints.create",
    status: 201,
    answer: webhookEndpointWithSecret,
    refusals: ["webhook_url_refused", "too_many_webhook_endpoints"],
  },
  {
    id: "updateWebhookEndpoint",
    tag: "Webhook endpoints",
    summary: "Change a webhook endpoint",
    description: "What is not given stays. What waits to be sent goes to the new address.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}",
    procedure: "webhookEndpoints.update",
    status: 200,
    answer: webhookEndpointResource,
    refusals: ["webhook_url_refused"],
  },
  {
    id: "removeWebhookEndpoint",
    tag: "Webhook endpoints",
    summary: "Remove a webhook endpoint",
    description: "Nothing is sent there any more, and what waits is dropped.",
    method: "DELETE",
    path: "/api/webhook-endpoints/{endpointId}",
    procedure: "webhookEndpoints.remove",
    status: 200,
    answer: removedEndpoint,
    refusals: [],
  },
  {
    id: "rotateWebhookSecret",
    tag: "Webhook endpoints",
    summary: "Replace an endpoint’s secret",
    description: "Shown once. For 24 hours everything is signed with the secret before as well.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}/rotate-secret",
    procedure: "webhookEndpoints.rotateSecret",
    status: 200,
    answer: webhookEndpointWithSecret,
    refusals: [],
  },
  {
    id: "switchWebhookEndpointOn",
    tag: "Webhook endpoints",
    summary: "Switch an endpoint on",
    description: "Everything that has waited is sent, in its order.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}/switch-on",
    procedure: "webhookEndpoints.switchOn",
    status: 200,
    answer: webhookEndpointResource,
    refusals: [],
  },
  {
    id: "switchWebhookEndpointOff",
    tag: "Webhook endpoints",
    summary: "Switch an endpoint off",
    description: "Nothing is sent until it is switched on again; what happens meanwhile waits.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}/switch-off",
    procedure: "webhookEndpoints.switchOff",
    status: 200,
    answer: webhookEndpointResource,
    refusals: [],
  },
  {
    id: "listWebhookDeliveries",
    tag: "Webhook endpoints",
    summary: "List an endpoint’s deliveries",
    description: "With the latest tries of each and what was answered, the latest events first.",
    method: "GET",
    path: "/api/webhook-endpoints/{endpointId}/deliveries",
    procedure: "webhookEndpoints.listDeliveries",
    status: 200,
    answer: webhookDeliveryPage,
    refusals: [],
  },
  {
    id: "resendWebhookDelivery",
    tag: "Webhook endpoints",
    summary: "Send an event again",
    description: "Under the same `webhook-id`, whatever came of it before.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/resend",
    procedure: "webhookEndpoints.resend",
    status: 200,
    answer: webhookDeliveryResource,
    refusals: ["event_erased"],
  },
  {
    id: "resendEventsSince",
    tag: "Webhook endpoints",
    summary: "Send all events again",
    description:
      "In their order, from an event or an instant on; also those from before the endpoint was registered.",
    method: "POST",
    path: "/api/webhook-endpoints/{endpointId}/resend",
    procedure: "webhookEndpoints.resendSince",
    status: 200,
    answer: resent,
    refusals: [],
  },
  {
    id: "listEvents",
    tag: "Events",
    summary: "Read events",
    description:
      "What has happened to bookings since `after`, oldest first: a builder’s to theirs, an operator’s to all; clients have none. The same as webhooks deliver, for whoever polls or was down: going on from `nextCursor` meets each event exactly once. Kept 90 days.",
    method: "GET",
    path: "/api/events",
    procedure: "contractEvents.list",
    status: 200,
    answer: eventPage,
    refusals: [],
  },
];
