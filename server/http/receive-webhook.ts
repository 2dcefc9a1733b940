import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { findConnection } from "../../db/calendly/calendly-connections.ts";
import type { Added, InboxIntake } from "../../db/queue/inbox-intake.ts";
import type { Database } from "../../db/core/open-database.ts";
import { signingKeyOf } from "../calendly-connection/subscription/signing-key-of.ts";
import { CALENDLY_EVENTS } from "../domain/providers/calendly-subscription.ts";
import { STRIPE_EVENTS } from "../domain/providers/stripe-events.ts";
import type { MailReport } from "../domain/providers/mail-report.ts";
import { isCalendlyConnectionId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Activity, Clock, Log, SecretBox } from "../ports.ts";
import { envelopeSchema } from "../worker/handlers/delivery.schema.ts";

/** Stripe's events that a booking may depend on; others are answered with 200 and not stored. */
const STRIPE_EVENT_TYPES = new Set<string>(STRIPE_EVENTS);

const CALENDLY_EVENT_TYPES = new Set<string>(CALENDLY_EVENTS);

/** As the contract words it for Calendly, and as Stripe's own examples answer. */
const STATUS_OF_BAD_SIGNATURE = { calendly: 401, mail: 401, stripe: 400 } as const;

interface Signed {
  readonly body: string;
  readonly signature: string | null;
  readonly at: Instant;
}

/** The sender's id of a report, the same when it is sent again, and when this one was sent. */
interface SignedReport {
  readonly id: string;
  readonly sentAt: Instant;
}

export interface ReceiverSettings {
  readonly database: Database;
  readonly intake: InboxIntake;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly activity: Activity;
  readonly log: Log;
  /** The event's id and type, or that it is none; null when the signature does not hold. */
  readonly verifyStripe: (
    delivery: Signed,
  ) =>
    | { readonly kind: "event"; readonly eventId: string; readonly eventType: string }
    | { readonly kind: "no_event" }
    | null;
  readonly verifyCalendly: (delivery: Signed & { readonly signingKey: string }) => boolean;
  /** Absent: this installation has no mail provider that reports. */
  readonly mailReports?: {
    readonly verify: (delivery: {
      readonly body: string;
      readonly signature: Readonly<Record<"id" | "timestamp" | "signatures", string | null>>;
      readonly at: Instant;
    }) => SignedReport | null;
    /** `not_ours`: an event that we take no part in. Null for what cannot be read. */
    readonly read: (body: string) => MailReport | "not_ours" | null;
    /** Safe to repeat. Rejects when it could not be written. */
    readonly record: (report: MailReport, delivery: SignedReport) => Promise<void>;
  };
}

/** Who delivers to us. */
export type DeliverySource = "calendly" | "mail" | "stripe";

/** One delivery as it came over the wire. */
export interface ArrivedDelivery {
  readonly source: DeliverySource;
  /** Raw, as it was signed. */
  readonly body: string;
  /** The query, with its `?`; empty when there is none. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
}

export interface DeliveryAnswer {
  readonly status: 200 | 400 | 401 | 404;
  readonly message: string;
  /** The row that this delivery became; absent when it became none. */
  readonly inboxId?: number;
}

/** Rejects when the delivery could not be stored: the provider is to send it again. */
export type ReceiveWebhook = (delivery: ArrivedDelivery) => Promise<DeliveryAnswer>;

/**
 * Takes one delivery in: verifies it over its raw bytes, stores it once, answers. What is not signed by the provider is a 401 at Calendly's and the mail provider's address and a 400 at Stripe's; 404 for an
 * unknown connection, 200 for everything else, repeated and foreign deliveries and signed bytes that are no event included. The work is the worker's.
 */
export function createWebhookReceiver(settings: ReceiverSettings): ReceiveWebhook {
  async function receiveStripe({ body, headers }: ArrivedDelivery): Promise<DeliveryAnswer> {
    const receivedAt = settings.clock.now();
    const signature = headerOf(headers, "stripe-signature");
    const event = settings.verifyStripe({ body, signature, at: receivedAt });
    if (event === null) return refuseDelivery("stripe");
    if (event.kind === "no_event") return passOver("stripe");
    if (!STRIPE_EVENT_TYPES.has(event.eventType)) return received();
    const added = await settings.intake.add({
      source: "stripe",
      dedupeKey: event.eventId,
      connectionId: null,
      eventType: event.eventType,
      body,
      receivedAt,
    });
    return stored(added);
  }

  async function receiveCalendly({ body, search, headers }: ArrivedDelivery): Promise<DeliveryAnswer> {
    const address = new URLSearchParams(search);
    const connectionId = address.get("connection") ?? "";
    const connection = isCalendlyConnectionId(connectionId)
      ? await findConnection(settings.database.kysely, connectionId)
      : null;
    if (connection === null) return answer(404, "unknown connection");
    const receivedAt = settings.clock.now();
    const signature = headerOf(headers, "calendly-webhook-signature");
    const signingKey = signingKeyOf(settings.secretBox, connection, address.get("key"));
    const isSigned =
      signingKey !== null && settings.verifyCalendly({ body, signature, signingKey, at: receivedAt });
    if (!isSigned) return refuseDelivery("calendly");
    const envelope = envelopeSchema.safeParse(parseJson(body)).data;
    if (envelope === undefined) return passOver("calendly");
    if (!CALENDLY_EVENT_TYPES.has(envelope.event)) return received();
    const added = await settings.intake.add({
      source: "calendly",
      // With the connection: the same body sent to two builders is two deliveries.
      dedupeKey: createHash("sha256").update(`${connection.id}\n${body}`).digest("hex"),
      connectionId: connection.id,
      eventType: envelope.event,
      body,
      receivedAt,
    });
    return stored(added);
  }

  /** Recorded at once, and not stored: there is nothing to read at the provider, and its body names a person. */
  async function receiveMailReport({ body, headers }: ArrivedDelivery): Promise<DeliveryAnswer> {
    const { clock, mailReports } = settings;
    if (mailReports === undefined) return answer(404, "not found");
    const header = (name: string) =>
      headerOf(headers, `webhook-${name}`) ?? headerOf(headers, `svix-${name}`);
    const signature = { id: header("id"), timestamp: header("timestamp"), signatures: header("signature") };
    const signed = mailReports.verify({ body, signature, at: clock.now() });
    if (signed === null) return refuseDelivery("mail");
    const report = mailReports.read(body);
    if (report === null) return passOver("mail");
    if (report !== "not_ours") await mailReports.record(report, signed);
    return received();
  }

  function refuseDelivery(source: DeliverySource): DeliveryAnswer {
    settings.activity.count("signature_failure", source === "mail" ? "smtp" : source);
    settings.log.warn({ source }, "a delivery with a bad signature was refused");
    return answer(STATUS_OF_BAD_SIGNATURE[source], "bad signature");
  }

  /** Correctly signed, but no event: a retry would be the same, and a provider disables an endpoint that refuses for long. */
  function passOver(source: DeliverySource): DeliveryAnswer {
    settings.log.warn({ source }, "a signed delivery that is no event was passed over");
    return received();
  }

  const receivers = {
    calendly: receiveCalendly,
    mail: receiveMailReport,
    stripe: receiveStripe,
  } as const satisfies Record<DeliverySource, ReceiveWebhook>;

  return (delivery) => receivers[delivery.source](delivery);
}

function stored(added: Added): DeliveryAnswer {
  return added === "duplicate" ? received() : { ...received(), inboxId: added.newId };
}

function received(): DeliveryAnswer {
  return answer(200, "received");
}

function answer(status: DeliveryAnswer["status"], message: string): DeliveryAnswer {
  return { status, message };
}

/** Null for one that is missing, or there more than once. */
function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
