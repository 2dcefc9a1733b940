import { typedMoney } from "../offer/parse-money.ts";
import type { SessionType } from "../offer/session-type.ts";
import { isOnSale } from "../offer/why-not-sellable.ts";
import type { BuilderId, SessionTypeId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";

/** An event type as other software is told it; what each field means stands in the published schema. */
export interface EventTypeResource {
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly duration: number;
  readonly slug: string;
  readonly color: string | null;
  readonly active: boolean;
  readonly created_at: Instant | null;
  readonly updated_at: Instant | null;
  readonly profile: { readonly name: string; readonly type: string } | null;
  readonly scheduling_url: string | null;
  readonly price: string;
  readonly price_minor: number;
  readonly currency: string;
  readonly session_type_id: SessionTypeId;
  readonly builder_id: BuilderId;
  readonly position: number;
  readonly published: boolean;
  readonly on_sale: boolean;
}

/** `own`: for its builder and for operators. `public`: for everybody else, who do not learn of a page that the builder keeps unlisted. */
export type EventTypeReader = "own" | "public";

/** A session type as other software is told it: what Calendly says of it, and what it costs. Pure. */
export function eventTypeResourceOf(sessionType: SessionType, reader: EventTypeReader): EventTypeResource {
  const { calendlyDetails: details, price } = sessionType;
  const listing = details?.listing;
  const isHidden = reader === "public" && details?.isSecret === true;
  return {
    id: sessionType.calendlyEventTypeId,
    uri: sessionType.calendlyEventTypeUri,
    name: sessionType.name,
    description: sessionType.description,
    duration: sessionType.durationMinutes,
    slug: sessionType.slug,
    color: listing?.color ?? null,
    active: sessionType.inactiveSince === null,
    created_at: listing?.createdAt ?? null,
    updated_at: listing?.updatedAt ?? null,
    profile: listing?.profile ?? null,
    scheduling_url: isHidden ? null : (details?.schedulingUrl ?? null),
    price: typedMoney(price),
    price_minor: price.amountMinor,
    currency: price.currency,
    session_type_id: sessionType.id,
    builder_id: sessionType.builderId,
    position: sessionType.position,
    published: sessionType.publishedAt !== null,
    on_sale: isOnSale(sessionType),
  };
}
