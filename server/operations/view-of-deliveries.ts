import { findBookingOfObject } from "../../db/bookings/booking-of-object.ts";
import { listTransitionsOfDelivery } from "../../db/history/booking-history.ts";
import { listOperatorActionsOn } from "../../db/operations/operator-actions.ts";
import {
  findPastDelivery,
  listPastDeliveries,
  type DeliveriesWanted,
  type DeliveryKey,
  type PastDelivery,
} from "../../db/queue/past-deliveries.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { historyLinesOf } from "../booking/view/history-line.ts";
import { parseInviteeUri } from "../domain/providers/calendly-uri.ts";
import { isNoteOfIgnored } from "../domain/providers/delivery-outcome.ts";
import { replayReference } from "../domain/providers/replay-reference.ts";
import type { ProviderObject } from "../domain/providers/provider-pages.ts";
import type { Instant } from "../domain/values/instant.ts";
import { replayHindranceOf } from "./replay-hindrance.ts";

/** 25: a screen or two. */
const PAGE_SIZE = 25;

interface ViewDeps {
  readonly db: Queryable;
  /** Under which an invitee's URI is one of Calendly's. */
  readonly calendlyApiUrl: string;
}

/** A page of what providers have delivered, latest first; may be short while there is a next one. Holds no body. */
export async function viewOfDeliveries(
  { db, calendlyApiUrl }: ViewDeps,
  wanted: DeliveriesWanted,
  after: DeliveryKey | null,
) {
  const { values, unreadable, next } = await listPastDeliveries(db, wanted, { after, limit: PAGE_SIZE });
  return {
    deliveries: values.map((delivery) => viewOf(delivery, calendlyApiUrl)),
    unreadable: unreadable.map(({ key, reason }) => ({ id: key, reason })),
    next,
  };
}

/** One delivery, with what it has changed and who had it replayed; null when there is none of this number (any more). */
export async function viewOfDelivery({ db, calendlyApiUrl }: ViewDeps, inboxId: number, now: Instant) {
  const delivery = await findPastDelivery(db, inboxId);
  if (delivery === null) return null;
  const bookingId = delivery.object === null ? null : await findBookingOfObject(db, delivery.object);
  const { transitions } = await listTransitionsOfDelivery(db, inboxId, bookingId);
  const lines = historyLinesOf(transitions, "operator");
  const actions = await listOperatorActionsOn(db, `inbox:${inboxId}`);
  const isOfReplay = ({ cause }: (typeof transitions)[number]) =>
    cause.reference === replayReference(inboxId);
  // A replay that brought something was not ignored, whatever was noted before.
  const isNoteOver = isNoteOfIgnored(delivery.lastError) && transitions.some(isOfReplay);
  return {
    ...viewOf(isNoteOver ? { ...delivery, lastError: null } : delivery, calendlyApiUrl),
    now,
    bookingId,
    /** Null when it can be replayed. */
    hindrance: replayHindranceOf(delivery),
    /** Lines of bookings' histories that it caused, first to last: when it came, and when it was replayed. */
    changes: transitions.map((transition, at) => ({
      bookingId: transition.bookingId,
      line: lines[at],
      recordedAt: transition.recordedAt,
      isOfReplay: isOfReplay(transition),
    })),
    /** What operators did about it, latest first. */
    actions: actions.values.map(({ id, at, action, note }) => ({ id, at, action, note })),
  };
}

function viewOf(
  { object, dedupeKey, ...delivery }: PastDelivery,
  calendlyApiUrl: string,
): Omit<PastDelivery, "object" | "dedupeKey"> & {
  /** Stripe's event; Calendly numbers none. */
  readonly event: ProviderObject | null;
  /** What it was about: Stripe's object, or Calendly's scheduled event. */
  readonly object: ProviderObject | null;
  readonly inviteeId: string | null;
  readonly payment: ProviderObject | null;
} {
  if (delivery.source === "stripe") {
    const payment = object?.paymentIntentId ?? null;
    return {
      ...delivery,
      event: { provider: "stripe", id: dedupeKey },
      object: object === null ? null : { provider: "stripe", id: object.objectId },
      inviteeId: null,
      payment: payment === null ? null : { provider: "stripe", id: payment },
    };
  }
  const ids = object === null ? null : parseInviteeUri(object.objectId, calendlyApiUrl);
  return {
    ...delivery,
    event: null,
    object: ids === null ? null : { provider: "calendly", id: ids.eventId },
    inviteeId: ids?.inviteeId ?? null,
    payment: null,
  };
}
