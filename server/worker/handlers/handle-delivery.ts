import { findConnection } from "../../../db/calendly/calendly-connections.ts";
import { noteOnDelivery, readInboxRow, type InboxRow, type RawInboxRow } from "../../../db/queue/inbox.ts";
import { readRow } from "../../../db/core/unreadable-row.ts";
import { recordCheckout, recordPaymentIntent } from "../../booking/record/record-checkout.ts";
import { recordDispute } from "../../booking/record/record-dispute.ts";
import { recordRefund } from "../../booking/record/record-refund.ts";
import { recordInvitee } from "../../booking/record/record-invitee.ts";
import { isCheckoutId } from "../../domain/values/ids.ts";
import { parseInviteeUri } from "../../domain/providers/calendly-uri.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { syncSessionTypes } from "../../session-type/sync-session-types.ts";
import type { DeliveredObject } from "../../domain/providers/delivered-object.ts";
import { parseDeliveredObject } from "../../domain/providers/delivered-object.schema.ts";
import { noteOfIgnored } from "../../domain/providers/delivery-outcome.ts";
import { replayReference } from "../../domain/providers/replay-reference.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import { whyNotOurs } from "./why-not-ours.ts";
import type { Caused } from "../../booking/caused.ts";

/** A delivery as far as we read it: whose, and about what. */
export type ReadDelivery = InboxRow &
  (
    | { readonly about: "stripe" | "invitee"; readonly object: DeliveredObject }
    | { readonly about: "event_types" }
  );

/** Reads the ids from a delivery, or those that were kept of it when its body was emptied. Throws UnreadableRow: no retry can help. */
export function readDelivery(raw: RawInboxRow): ReadDelivery {
  const row = readInboxRow(raw);
  return readRow("inbox", row.id, (): ReadDelivery => {
    if (row.source === "calendly" && row.eventType.startsWith("event_type.")) {
      return { ...row, about: "event_types" };
    }
    const object = row.kept !== null && row.body === "" ? row.kept : parseDeliveredObject(row);
    return { ...row, about: row.source === "stripe" ? "stripe" : "invitee", object };
  });
}

/**
 * Works on one delivery: takes the ids out of it, reads the objects from the provider, and passes them to the use case that every other source calls
 * too. The payload itself is never trusted. Throws when it is to be tried again.
 */
export async function handleDelivery(deps: WorkerDeps, row: ReadDelivery): Promise<void> {
  switch (row.about) {
    case "invitee":
      return handleInvitee(deps, row);
    case "event_types":
      return handleEventTypeChange(deps, row);
    case "stripe": {
      const reason = whyNotOurs(deps.stripeEvents, row.body);
      if (reason !== null) return leaveAlone(deps, row, reason);
      return handleStripe({ ...deps, cause: { kind: "stripe", reference: referenceOf(row) } }, row);
    }
  }
}

/** The delivery is done with, and says why nothing came of it. */
async function leaveAlone({ database, log }: WorkerDeps, row: InboxRow, reason: string): Promise<void> {
  log.warn({ inboxId: row.id, eventType: row.eventType, reason }, "delivery of another installation ignored");
  await noteOnDelivery(database.kysely, row.id, noteOfIgnored(reason));
}

/** What the history names as the cause. */
function referenceOf({ id, isReplay }: InboxRow): string {
  return isReplay ? replayReference(id) : `inbox:${id}`;
}

async function handleInvitee(
  deps: WorkerDeps,
  row: Extract<ReadDelivery, { readonly object: DeliveredObject }>,
): Promise<void> {
  const ids = parseInviteeUri(row.object.objectId, deps.settings.calendlyApiUrl);
  const connection =
    row.connectionId === null ? null : await findConnection(deps.database.kysely, row.connectionId);
  const calendar = connection === null ? null : await deps.calendars.ofBuilder(connection.builderId);
  if (ids === null || connection === null || calendar === null) {
    deps.log.info({ inboxId: row.id, eventType: row.eventType }, "delivery about nothing of ours ignored");
    return;
  }
  // Whoever it is about, and whether or not it is ours.
  deps.freeTimes?.changed(connection.builderId);
  const invitee = await calendar.findInvitee(ids.eventId, ids.inviteeId);
  if (invitee === null) return;
  await recordInvitee(
    {
      ...deps,
      cause: {
        kind: "calendly",
        reference: referenceOf(row),
      },
    },
    connection.builderId,
    calendar,
    invitee,
  );
}

/** Which event type it was is not asked: all of them are read anew, so that deliveries in any sequence have the same result. */
async function handleEventTypeChange(deps: WorkerDeps, row: InboxRow): Promise<void> {
  const connection =
    row.connectionId === null ? null : await findConnection(deps.database.kysely, row.connectionId);
  if (connection === null) return;
  const outcome = await syncSessionTypes(deps, connection.builderId);
  deps.freeTimes?.changed(connection.builderId);
  if (outcome.ok || outcome.refusal.code === "not_connected") return;
  throw new ProviderError({
    provider: "calendly",
    operation: "sync session types",
    retryable: true,
    status: null,
    reason: "the event types could not be read",
  });
}

async function handleStripe(
  deps: Caused<WorkerDeps>,
  {
    eventType,
    object: { objectId, paymentIntentId },
  }: Extract<ReadDelivery, { readonly object: DeliveredObject }>,
): Promise<void> {
  switch (eventType) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired": {
      const checkout = isCheckoutId(objectId) ? await deps.payments.getCheckout(objectId) : null;
      if (checkout !== null) await recordCheckout(deps, checkout);
      return;
    }
    case "payment_intent.payment_failed": {
      const paymentIntent = await deps.payments.getPaymentIntent(objectId);
      if (paymentIntent !== null) await recordPaymentIntent(deps, paymentIntent);
      return;
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed": {
      const refund = await deps.payments.getRefund(objectId);
      if (refund !== null) await recordRefund(deps, refund);
      return;
    }
    case "charge.refunded": {
      if (paymentIntentId === null) return;
      for (const refund of await deps.payments.listRefunds(paymentIntentId)) {
        await recordRefund(deps, refund);
      }
      return;
    }
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated": {
      const dispute = await deps.payments.getDispute(objectId);
      if (dispute !== null) await recordDispute(deps, dispute);
      return;
    }
    default:
      // Signed and well-formed, and nothing that a booking depends on.
      return;
  }
}
