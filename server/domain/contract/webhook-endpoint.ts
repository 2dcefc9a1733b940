import { WEBHOOK_FAILURES } from "../providers/webhook-answer.ts";
import type { KeyOwner } from "../values/api-key.ts";
import type { BookingId, PublishedEventId, WebhookDeliveryId, WebhookEndpointId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import type { PublishedEventType } from "./published-event.ts";

/** Where somebody wants events sent to. */
export interface WebhookEndpoint {
  readonly id: WebhookEndpointId;
  /** Whose bookings it is told of: a builder's own, or, an operator's, all. */
  readonly owner: KeyOwner;
  readonly url: string;
  readonly eventTypes: readonly PublishedEventType[];
  readonly createdAt: Instant;
  /** The first failure since anything arrived; null while the last delivery arrived. */
  readonly failingSince: Instant | null;
  /** Null while it is sent to. */
  readonly switchedOff: { readonly at: Instant; readonly because: SwitchedOffBecause } | null;
  /** Until when the secret before signs too; null when none does. */
  readonly formerSecretUntil: Instant | null;
}

/** `dead`: nothing has arrived there for three days. */
export const SWITCHED_OFF_BECAUSE = ["dead", "by_owner"] as const;
export type SwitchedOffBecause = (typeof SWITCHED_OFF_BECAUSE)[number];

export const DELIVERY_STATUSES = ["pending", "delivered", "given_up"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * Why a try has no answer: what went wrong on the way, or why nothing was sent: the event's content was erased before, or what is needed to send it
 * cannot be read.
 */
export const ATTEMPT_ERRORS = [...WEBHOOK_FAILURES, "erased", "unreadable"] as const;
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];

/** One event to one endpoint, with how that went. */
export interface WebhookDelivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly event: {
    readonly id: PublishedEventId;
    /** As the row has it: a newer version's may be one that we do not know. */
    readonly type: string;
    readonly bookingId: BookingId;
    readonly sequence: number;
    readonly occurredAt: Instant;
    /** Whether its content is gone: it can be sent no more. */
    readonly isErased: boolean;
  };
  readonly status: DeliveryStatus;
  /** Null unless it is pending. */
  readonly nextAttemptAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** The latest tries, oldest first. */
  readonly attempts: readonly WebhookAttempt[];
}

/** One try. */
export interface WebhookAttempt {
  readonly number: number;
  readonly at: Instant;
  readonly durationMs: number;
  /** Of the HTTP answer; null without one. */
  readonly status: number | null;
  /** Null where there was an answer, and once erased. */
  readonly error: string | null;
  /** The beginning of the answer; null without one, and once erased. */
  readonly answer: string | null;
}

/** 10: enough for every system of one owner, few enough that an event is no burden. */
export const ENDPOINTS_MAX = 10;
