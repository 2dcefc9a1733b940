import type { Selectable } from "kysely";
import { calendlyDetailsSchema } from "../../server/domain/providers/calendly-details.schema.ts";
import { cancellationPolicySchema } from "../../server/domain/offer/cancellation-policy.schema.ts";
import type { CancellationPolicy } from "../../server/domain/offer/cancellation-policy.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import type {
  CalendlyEventKind,
  CalendlyDetails,
  SessionType,
} from "../../server/domain/offer/session-type.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { SessionTypeTable } from "../core/tables/builder-tables.ts";
import { allOf, readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";

/** Throws UnreadableRow. */
export function toSessionType(row: Selectable<SessionTypeTable>): SessionType {
  return readRow("session_type", row.id, () => ({
    id: row.id as SessionTypeId,
    builderId: row.builder_id as BuilderId,
    slug: row.slug,
    name: row.name,
    description: row.description,
    durationMinutes: row.duration_minutes,
    kind: readOneOf(["solo", "group"], row.kind),
    price: money(row.price_minor, row.currency),
    cancellationPolicy: cancellationPolicySchema.parse(JSON.parse(row.cancellation_policy_json)),
    calendlyEventTypeId: row.calendly_event_type_id,
    calendlyEventTypeUri: row.calendly_event_type_uri,
    position: row.position,
    inactiveSince: readInstantOrNull(row.inactive_since_at),
    publishedAt: readInstantOrNull(row.published_at),
    syncedAt: readInstantOrNull(row.synced_at),
    archivedAt: readInstantOrNull(row.archived_at),
    calendlyDetails:
      row.calendly_facts_json === null
        ? null
        : calendlyDetailsSchema.parse(JSON.parse(row.calendly_facts_json)),
  }));
}

/**
 * What a builder has: not the archived, but drafts, and those too that Calendly has switched off; by position. One that cannot be read is left out,
 * so that the others can be booked: the sync with Calendly reports it.
 */
export async function listSessionTypes(db: Queryable, builderId: BuilderId): Promise<SessionType[]> {
  const all = await readSessionTypes(db, builderId);
  return all.values.filter((sessionType) => sessionType.archivedAt === null);
}

/** The archived ones too; by position. Throws UnreadableRow, so that an unreadable one is not taken for missing. */
export async function listSessionTypesEver(db: Queryable, builderId: BuilderId): Promise<SessionType[]> {
  return allOf(await readSessionTypes(db, builderId));
}

async function readSessionTypes(db: Queryable, builderId: BuilderId): Promise<ReadRows<SessionType>> {
  const rows = await db
    .selectFrom("session_type")
    .selectAll()
    .where("builder_id", "=", builderId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return readEach(rows, toSessionType);
}

/** As `listSessionTypes` for several builders in one query, by builder. Who offers nothing is not in it. */
export async function listSessionTypesByBuilder(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<Map<BuilderId, SessionType[]>> {
  if (builderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("session_type")
    .selectAll()
    .where("builder_id", "in", builderIds)
    .where("archived_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const byBuilder = new Map<BuilderId, SessionType[]>();
  for (const sessionType of readEach(rows, toSessionType).values) {
    const others = byBuilder.get(sessionType.builderId);
    if (others === undefined) byBuilder.set(sessionType.builderId, [sessionType]);
    else others.push(sessionType);
  }
  return byBuilder;
}

/** Null when there is none of this id, or it is archived. */
export async function findSessionType(db: Queryable, id: SessionTypeId): Promise<SessionType | null> {
  const row = await db
    .selectFrom("session_type")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toSessionType(row);
}

/** Archived ones too; null when there is none of this id. */
export async function findSessionTypeEver(db: Queryable, id: SessionTypeId): Promise<SessionType | null> {
  const row = await db.selectFrom("session_type").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toSessionType(row);
}

/** Archived ones too: their bookings live on. Throws when there is none of this id. */
export async function getSessionType(db: Queryable, id: SessionTypeId): Promise<SessionType> {
  const sessionType = await findSessionTypeEver(db, id);
  invariant(sessionType !== null, `no session type ${id}`);
  return sessionType;
}

/** The offer bound to this Calendly event type; null when there is none, or it is archived. */
export async function findSessionTypeByEventType(
  db: Queryable,
  calendlyEventTypeUri: string,
): Promise<SessionType | null> {
  const row = await db
    .selectFrom("session_type")
    .selectAll()
    .where("calendly_event_type_uri", "=", calendlyEventTypeUri)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toSessionType(row);
}

/** Throws when the id, the builder's slug or the Calendly event type is taken. */
export async function insertSessionType(
  db: Queryable,
  sessionType: SessionType,
  createdAt: Instant,
): Promise<void> {
  await db
    .insertInto("session_type")
    .values({
      id: sessionType.id,
      builder_id: sessionType.builderId,
      slug: sessionType.slug,
      name: sessionType.name,
      description: sessionType.description,
      duration_minutes: sessionType.durationMinutes,
      kind: sessionType.kind,
      price_minor: sessionType.price.amountMinor,
      currency: sessionType.price.currency,
      cancellation_policy_json: JSON.stringify(sessionType.cancellationPolicy),
      calendly_event_type_id: sessionType.calendlyEventTypeId,
      calendly_event_type_uri: sessionType.calendlyEventTypeUri,
      position: sessionType.position,
      inactive_since_at: sessionType.inactiveSince,
      archived_at: sessionType.archivedAt,
      created_at: createdAt,
      published_at: sessionType.publishedAt,
      synced_at: sessionType.syncedAt,
      calendly_facts_json: detailsJson(sessionType.calendlyDetails),
    })
    .execute();
}

function detailsJson(details: CalendlyDetails | null): string | null {
  return details === null ? null : JSON.stringify(details);
}

/** What Calendly says; each left out stays as it is. */
export interface SessionTypeUpdate {
  readonly name?: string;
  readonly kind?: CalendlyEventKind;
  readonly durationMinutes: number;
  readonly inactiveSince: Instant | null;
  readonly details?: CalendlyDetails;
  readonly syncedAt?: Instant;
}

/**
 * Takes over what Calendly says of the event type, and brings an archived one back. Bookings already made keep what they were made
 * with, and the builder's own fields stay.
 */
export async function updateSessionTypeFromCalendly(
  db: Queryable,
  id: SessionTypeId,
  update: SessionTypeUpdate,
): Promise<void> {
  await db
    .updateTable("session_type")
    .set({
      duration_minutes: update.durationMinutes,
      inactive_since_at: update.inactiveSince,
      archived_at: null,
      ...(update.name === undefined ? {} : { name: update.name }),
      ...(update.kind === undefined ? {} : { kind: update.kind }),
      ...(update.details === undefined ? {} : { calendly_facts_json: detailsJson(update.details) }),
      ...(update.syncedAt === undefined ? {} : { synced_at: update.syncedAt }),
    })
    .where("id", "=", id)
    .execute();
}

/** It is gone from Calendly: nobody sees it any more, its bookings live on. Keeps the first instant when called again. */
export async function archiveSessionType(db: Queryable, id: SessionTypeId, at: Instant): Promise<void> {
  await db
    .updateTable("session_type")
    .set({ archived_at: at, synced_at: at })
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .execute();
}

/** The builder's own terms. */
export interface OfferTerms {
  readonly description: string;
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
}

/** Bookings already made keep the terms that they were made on. */
export async function updateOfferTerms(db: Queryable, id: SessionTypeId, terms: OfferTerms): Promise<void> {
  await db
    .updateTable("session_type")
    .set({
      description: terms.description,
      price_minor: terms.price.amountMinor,
      currency: terms.price.currency,
      cancellation_policy_json: JSON.stringify(terms.cancellationPolicy),
    })
    .where("id", "=", id)
    .execute();
}

/** Null makes it a draft again. */
export async function updatePublishedAt(
  db: Queryable,
  id: SessionTypeId,
  publishedAt: Instant | null,
): Promise<void> {
  await db.updateTable("session_type").set({ published_at: publishedAt }).where("id", "=", id).execute();
}

/** Gives the offers of a builder the positions 0, 1, 2 … in the order given. */
export async function updatePositions(tx: Queryable, ids: readonly SessionTypeId[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.updateTable("session_type").set({ position }).where("id", "=", id).execute();
  }
}
