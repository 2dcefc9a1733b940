import type { BookingId } from "../../../server/domain/values/ids.ts";
import type { ScheduledHint } from "./actor/page-events.ts";

/** What Calendly's embed tells the page around it. */
export type CalendlyMessage =
  { readonly kind: "alive" } | { readonly kind: "scheduled"; readonly hint: ScheduledHint };

/**
 * Reads a message that reached the window. Null for everything that does not come from Calendly's own origin: any frame may
 * send any words. Even then it is only a hint; the server looks the time up.
 */
export function readCalendlyMessage(
  message: { origin: string; data: unknown },
  calendlyUrl: string,
): CalendlyMessage | null {
  if (message.origin !== new URL(calendlyUrl).origin) return null;
  const name = field(message.data, "event");
  if (typeof name !== "string" || !name.startsWith("calendly.")) return null;
  if (name !== "calendly.event_scheduled") return { kind: "alive" };
  const payload = field(message.data, "payload");
  const calendlyEventUri = field(field(payload, "event"), "uri");
  const calendlyInviteeUri = field(field(payload, "invitee"), "uri");
  if (typeof calendlyEventUri !== "string" || typeof calendlyInviteeUri !== "string")
    return { kind: "alive" };
  return { kind: "scheduled", hint: { calendlyEventUri, calendlyInviteeUri } };
}

/** Where Calendly's own page would lead back to after the same: there the server looks the time up too. */
export function calendlyReturnPath(bookingId: BookingId, hint: ScheduledHint, email: string): string {
  const { calendlyInviteeUri: uri } = hint;
  const query = new URLSearchParams({
    utm_content: bookingId,
    invitee_uuid: uri.slice(uri.lastIndexOf("/") + 1),
    invitee_email: email,
  });
  return `/bookings/calendly-return?${query}`;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
