import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import {
  archiveSessionType,
  insertSessionType,
  listSessionTypesEver,
  updateSessionTypeFromCalendly,
} from "../../db/builders/session-types.ts";
import { keepListing } from "../../db/search/keep-listing.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../domain/offer/cancellation-policy.ts";
import { idFromBytes, type BuilderId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import type { Calendars, CalendlyEventType, Clock, Log, RandomBytes } from "../ports.ts";

export interface SyncDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly calendars: Calendars;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
}

/** How many offers each thing happened to. */
export interface Synced {
  readonly added: number;
  readonly changed: number;
  readonly archived: number;
}

/** The answer of a sync: closed, because the page has a sentence for each. */
export type SyncOutcome =
  | { readonly ok: true; readonly value: Synced }
  | { readonly ok: false; readonly refusal: { readonly code: "not_connected" | "calendar_unavailable" } };

/**
 * Brings a builder's offers in line with Calendly: new event types arrive as drafts, changed ones take over what Calendly says, those
 * that are gone are archived and their bookings live on. The builder's own fields (price, description, order, policy, published or not)
 * are never overwritten. Safe to call twice, and at once.
 */
export async function syncSessionTypes(deps: SyncDeps, builderId: BuilderId): Promise<SyncOutcome> {
  const connection = await findConnectionOfBuilder(deps.database.kysely, builderId);
  const calendar = connection === null ? null : await openCalendar(deps, builderId);
  if (connection === null || calendar === null) return { ok: false, refusal: { code: "not_connected" } };
  let eventTypes: readonly CalendlyEventType[];
  try {
    // The builder asks for what is there now, not for the cache.
    deps.calendars.forgetEventTypes(builderId);
    eventTypes = await calendar.listEventTypes(connection.calendlyUserUri);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn({ builderId, reason: error.message }, "Session types could not be read from Calendly");
    return { ok: false, refusal: { code: "calendar_unavailable" } };
  }
  return { ok: true, value: await storeAll(deps, builderId, eventTypes) };
}

async function openCalendar(deps: SyncDeps, builderId: BuilderId) {
  try {
    return await deps.calendars.ofBuilder(builderId);
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

async function storeAll(
  deps: SyncDeps,
  builderId: BuilderId,
  eventTypes: readonly CalendlyEventType[],
): Promise<Synced> {
  const now = deps.clock.now();
  const store = () =>
    deps.database.transact(async (tx) => {
      const known = await listSessionTypesEver(tx, builderId);
      const { currency } = await getBuilder(tx, builderId);
      const taken = new Set(known.map((one) => one.slug));
      let [added, changed] = [0, 0];
      for (const eventType of eventTypes) {
        const offer = known.find((one) => one.calendlyEventTypeUri === eventType.uri);
        if (offer !== undefined) changed += (await takeOver(tx, offer, eventType, now)) ? 1 : 0;
        else {
          const draft = draftOf(deps, { builderId, currency }, eventType, [known.length + added, now]);
          const slug = freeSlug(draft, taken);
          await insertSessionType(tx, { ...draft, slug }, now);
          taken.add(slug);
          added += 1;
        }
      }
      const gone = known.filter(
        (one) =>
          one.archivedAt === null &&
          !eventTypes.some((eventType) => eventType.uri === one.calendlyEventTypeUri),
      );
      for (const offer of gone) await archiveSessionType(tx, offer.id, now);
      if (added + changed + gone.length > 0) await keepListing(tx, builderId, now);
      return { added, changed, archived: gone.length };
    });
  try {
    return await store();
  } catch (error) {
    // A concurrent sync has inserted the same event type.
    if (!isUniqueViolation(error)) throw error;
    return store();
  }
}

/** True when anything is different afterwards, beside the instant of the sync. */
async function takeOver(
  tx: Queryable,
  offer: SessionType,
  eventType: CalendlyEventType,
  now: Instant,
): Promise<boolean> {
  const inactiveSince = eventType.active ? null : (offer.inactiveSince ?? now);
  const isSame =
    offer.archivedAt === null &&
    offer.name === eventType.name &&
    offer.durationMinutes === eventType.durationMinutes &&
    offer.kind === eventType.kind &&
    offer.inactiveSince === inactiveSince &&
    JSON.stringify(offer.calendlyDetails) === JSON.stringify(eventType.details);
  await updateSessionTypeFromCalendly(tx, offer.id, {
    name: eventType.name,
    kind: eventType.kind,
    durationMinutes: eventType.durationMinutes,
    inactiveSince,
    details: eventType.details,
    syncedAt: now,
  });
  return !isSame;
}

function draftOf(
  deps: SyncDeps,
  { builderId, currency }: { readonly builderId: BuilderId; readonly currency: string },
  eventType: CalendlyEventType,
  [position, now]: readonly [number, Instant],
): SessionType {
  return {
    id: idFromBytes("sty", deps.randomBytes(16)),
    builderId,
    slug: eventType.slug,
    name: eventType.name,
    description: eventType.descriptionPlain ?? "",
    durationMinutes: eventType.durationMinutes,
    kind: eventType.kind,
    price: money(0, currency),
    cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
    calendlyEventTypeId: eventType.eventTypeId,
    calendlyEventTypeUri: eventType.uri,
    position,
    inactiveSince: eventType.active ? null : now,
    publishedAt: null,
    syncedAt: now,
    archivedAt: null,
    calendlyDetails: eventType.details,
  };
}

/** Calendly gives a deleted event type's slug away again, and we keep it with its bookings: then the id follows it. */
function freeSlug(draft: SessionType, taken: ReadonlySet<string>): string {
  return taken.has(draft.slug) ? `${draft.slug}-${draft.id.slice(-8)}` : draft.slug;
}
