import type { CancellationPolicy } from "./cancellation-policy.ts";
import type { BuilderId, SessionTypeId } from "./ids.ts";
import type { TimeZone, Instant } from "./instant.ts";
import type { Money } from "./money.ts";

/** Calendly's kinds of event type: one client a time, or several who share it. */
export type CalendlyEventKind = "solo" | "group";

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
  /** `#rrggbb`, or null for the house's own accent. */
  readonly accentColor: string | null;
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
}
