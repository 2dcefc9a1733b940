import type { BookingId, BuilderId, SessionTypeId, UserId } from "../values/ids.ts";

/** Comes back from Calendly in `utm_source`; tells our bookings apart in the builder's own reports. */
export const UTM_SOURCE = "buildappswith";

/** What is filled in on Calendly's page, and what comes back from it. */
export interface TimePage {
  readonly bookingId: BookingId;
  readonly client: { readonly name: string; readonly email: string };
  /** By the place of the question: `a1` is 1. */
  readonly answers?: readonly { readonly place: number; readonly answer: string }[];
  /** Hints for reports: whatever comes back of them is not believed. Ids, no personal data. */
  readonly hints?: {
    readonly builderId: BuilderId;
    readonly sessionTypeId: SessionTypeId;
    readonly clientUserId: UserId;
  };
}

/** Calendly's own page for picking the time, filled in and naming the booking in `utm_content`. Pure. */
export function timePageUrl(
  schedulingUrl: string,
  { bookingId, client, answers = [], hints }: TimePage,
): string {
  const url = new URL(schedulingUrl);
  const query = url.searchParams;
  query.set("name", client.name);
  query.set("email", client.email);
  for (const { place, answer } of answers) query.set(`a${place}`, answer);
  query.set("utm_source", UTM_SOURCE);
  if (hints !== undefined) {
    query.set("utm_medium", hints.builderId);
    query.set("utm_campaign", hints.sessionTypeId);
    query.set("utm_term", hints.clientUserId);
  }
  query.set("utm_content", bookingId);
  return url.href;
}
