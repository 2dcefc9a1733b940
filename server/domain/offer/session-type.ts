import type { CancellationPolicy } from "./cancellation-policy.ts";
import type { BuilderId, SessionTypeId } from "../values/ids.ts";
import type { TimeZone, Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";

/** Calendly's kinds of event type: one client a time, or several who share it. */
export type CalendlyEventKind = "solo" | "group";

/** What happens to a booking that was made at Calendly directly: a hold and a mail with a link to pay, or nothing. */
export type DirectBookings = "adopt" | "ignore";

/** How Calendly shows an event type; null where it does not say. */
export interface CalendlyListing {
  /** `#rrggbb`. */
  readonly color: string | null;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
  /** Whose it is: a `User` or a `Team`, by name. Null when it belongs to no one profile. */
  readonly profile: { readonly type: string; readonly name: string } | null;
}

/** What Calendly says of an event type, beside what an offer keeps in fields of its own: above all what decides whether it can be sold rightly. */
export interface CalendlyDetails {
  /** How several hosts share it: `round_robin`, `collective`, `multi_pool`; null for one host's own. */
  readonly poolingType: string | null;
  /** `instant`, or `poll`: a vote about times, which books none. */
  readonly bookingMethod: string;
  /** The lengths that the client may choose from, in minutes; empty when there is one. */
  readonly durationOptions: readonly number[];
  /** Calendly takes the money itself. */
  readonly takesPayment: boolean;
  /** Not listed on the builder's page at Calendly. */
  readonly isSecret: boolean;
  /** Its page at Calendly. */
  readonly schedulingUrl: string;
  /** Absent until Calendly is asked anew, where it was last asked by a version that did not read it. */
  readonly listing?: CalendlyListing | undefined;
}

/** An expert who sells sessions. */
export interface Builder {
  readonly id: BuilderId;
  /** The address of the profile: `/profile/ada-okafor`. */
  readonly slug: string;
  readonly displayName: string;
  /** One line under the name. */
  readonly headline: string;
  readonly bio: string;
  readonly timeZone: TimeZone;
  /** The account that signs in as this builder; null while nobody does. */
  readonly userId: string | null;
  /** Where the builder is told of bookings. */
  readonly email: string;
  /** `#rrggbb`, or null for the site's own accent. */
  readonly accentColor: string | null;
  /** In which new offers are priced, ISO 4217; each offer keeps its own. */
  readonly currency: string;
  readonly directBookings: DirectBookings;
}

/** A sellable offer, bound to one Calendly event type. */
export interface SessionType {
  readonly id: SessionTypeId;
  readonly builderId: BuilderId;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly durationMinutes: number;
  readonly kind: CalendlyEventKind;
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly calendlyEventTypeId: string;
  readonly calendlyEventTypeUri: string;
  readonly position: number;
  /** Since when Calendly says that it is switched off; null while it can be booked. */
  readonly inactiveSince: Instant | null;
  /** Null for a draft, which nobody but its builder sees. */
  readonly publishedAt: Instant | null;
  /** When Calendly was last asked about it; null when it never was. */
  readonly syncedAt: Instant | null;
  /** Since when it is gone from Calendly; its bookings live on. */
  readonly archivedAt: Instant | null;
  /** Null until Calendly was asked. */
  readonly calendlyDetails: CalendlyDetails | null;
}
