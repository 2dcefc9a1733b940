import type { Selectable } from "kysely";
import {
  BROKEN_REASONS,
  CONNECTION_KINDS,
  type BrokenReason,
  type ConnectionKind,
} from "../../server/domain/providers/connection-state.ts";
import type { BuilderId, CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { CalendlyConnectionTable } from "../core/tables/calendly-tables.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";

/** A builder's Calendly account, with the secrets sealed as they lie in the database. */
export interface CalendlyConnection {
  readonly id: CalendlyConnectionId;
  readonly builderId: BuilderId;
  readonly calendlyUserUri: string;
  readonly calendlyOrganizationUri: string;
  readonly accessTokenSealed: string;
  readonly signingKeySealed: string;
  /** Grows with each rotation of the signing key; stands in the callback URL. */
  readonly keyNumber: number;
  /** Null until Calendly has been subscribed to. */
  readonly subscriptionUri: string | null;
  readonly connectedAt: Instant;
  /** Whose grant it is: a token made by hand, or one that Calendly gave to this app. */
  readonly kind: ConnectionKind;
  /** Null for a personal access token. */
  readonly refreshTokenSealed: string | null;
  /** Grows with each stored token, so that an outdated refresh is refused. */
  readonly tokenVersion: number;
  readonly tokenObtainedAt: Instant | null;
  /** Null for a token that does not expire. */
  readonly tokenExpiresAt: Instant | null;
  /** What was granted, separated by spaces; null when Calendly did not say. */
  readonly scope: string | null;
  /** Who refreshes, or did: a lease that has expired was left by a process that died. */
  readonly refreshLease: string | null;
  readonly refreshLeasedUntil: Instant | null;
  readonly brokenSince: Instant | null;
  readonly brokenReason: BrokenReason | null;
  readonly signingKeyCreatedAt: Instant | null;
  /** The signing key before this one, of `keyNumber - 1`, while deliveries under it may still arrive. */
  readonly previousSigningKeySealed: string | null;
  /** Not null until the subscription of the signing key before is deleted at Calendly. */
  readonly previousSubscriptionUri: string | null;
  /** What the last check of the subscription found; null before the first. */
  readonly subscriptionState: SubscriptionState | null;
  /** When the last check was begun, whatever its outcome. */
  readonly subscriptionTriedAt: Instant | null;
  /** Nothing that a subscription missed before this is unread: when the last complete check began. */
  readonly backfilledUntil: Instant | null;
  /** Since when checks fail; null when the last one was completed. */
  readonly checkFailingSince: Instant | null;
  /** Why the last check failed, in our own words for it. */
  readonly checkFailure: string | null;
}

const SUBSCRIPTION_STATES = ["active", "disabled", "missing"] as const;

export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

function toConnection(row: Selectable<CalendlyConnectionTable>): CalendlyConnection {
  return readRow("calendly_connection", row.id, () => ({
    id: row.id as CalendlyConnectionId,
    builderId: row.builder_id as BuilderId,
    calendlyUserUri: row.calendly_user_uri,
    calendlyOrganizationUri: row.calendly_organization_uri,
    accessTokenSealed: row.access_token_sealed,
    signingKeySealed: row.signing_key_sealed,
    keyNumber: row.key_number,
    subscriptionUri: row.subscription_uri,
    connectedAt: instant(row.connected_at),
    kind: readOneOf(CONNECTION_KINDS, row.kind),
    refreshTokenSealed: row.refresh_token_sealed,
    tokenVersion: row.token_version,
    tokenObtainedAt: readInstantOrNull(row.token_obtained_at),
    tokenExpiresAt: readInstantOrNull(row.token_expires_at),
    scope: row.scope,
    refreshLease: row.refresh_lease,
    refreshLeasedUntil: readInstantOrNull(row.refresh_leased_until_at),
    brokenSince: readInstantOrNull(row.broken_since_at),
    brokenReason: row.broken_reason === null ? null : readOneOf(BROKEN_REASONS, row.broken_reason),
    signingKeyCreatedAt: readInstantOrNull(row.signing_key_created_at),
    previousSigningKeySealed: row.previous_signing_key_sealed,
    previousSubscriptionUri: row.previous_subscription_uri,
    subscriptionState:
      row.subscription_state === null ? null : readOneOf(SUBSCRIPTION_STATES, row.subscription_state),
    subscriptionTriedAt: readInstantOrNull(row.subscription_checked_at),
    backfilledUntil: readInstantOrNull(row.read_back_until_at),
    checkFailingSince: readInstantOrNull(row.check_failing_since_at),
    checkFailure: row.check_failure,
  }));
}

export async function findConnection(
  db: Queryable,
  id: CalendlyConnectionId,
): Promise<CalendlyConnection | null> {
  const row = await db.selectFrom("calendly_connection").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toConnection(row);
}

export async function findConnectionOfBuilder(
  db: Queryable,
  builderId: BuilderId,
): Promise<CalendlyConnection | null> {
  const row = await db
    .selectFrom("calendly_connection")
    .selectAll()
    .where("builder_id", "=", builderId)
    .executeTakeFirst();
  return row === undefined ? null : toConnection(row);
}

export async function findConnectionOfCalendlyUser(
  db: Queryable,
  calendlyUserUri: string,
): Promise<CalendlyConnection | null> {
  const row = await db
    .selectFrom("calendly_connection")
    .selectAll()
    .where("calendly_user_uri", "=", calendlyUserUri)
    .executeTakeFirst();
  return row === undefined ? null : toConnection(row);
}

/** All that can be read, first connected first, one a builder, in batches: for jobs that look after each of them. */
export async function* listConnections(db: Queryable): AsyncGenerator<CalendlyConnection[]> {
  for await (const { values } of readConnections(db)) yield values;
}

/** How many there are, readable or not. */
export async function countConnections(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom("calendly_connection")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those of these builders that can be read. */
export async function listConnectionsOfBuilders(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<CalendlyConnection[]> {
  if (builderIds.length === 0) return [];
  const rows = await db
    .selectFrom("calendly_connection")
    .selectAll()
    .where("builder_id", "in", builderIds)
    .execute();
  return readEach(rows, toConnection).values;
}

/** All of them, first connected first, with those that cannot be read, in batches. */
export async function* readConnections(db: Queryable): AsyncGenerator<ReadRows<CalendlyConnection>> {
  const batches = inBatches((after: Selectable<CalendlyConnectionTable> | null, limit) =>
    selectConnections(db, after && { connectedAt: after.connected_at, id: after.id }, limit),
  );
  for await (const rows of batches) yield readEach(rows, toConnection);
}

/** Where the list of connections goes on. */
export interface ConnectionKey {
  readonly connectedAt: string;
  readonly id: string;
}

/** A page of them, first connected first, with those of it that cannot be read. */
export async function readConnectionsAfter(
  db: Queryable,
  { after, limit }: PageAsked<ConnectionKey>,
): Promise<ReadRows<CalendlyConnection> & { readonly next: ConnectionKey | null }> {
  const found = await selectConnections(db, after, limit + 1);
  const { rows, next } = pageOfRows(found, limit, ({ connected_at: connectedAt, id }) => ({
    connectedAt,
    id,
  }));
  return { ...readEach(rows, toConnection), next };
}

function selectConnections(db: Queryable, after: ConnectionKey | null, limit: number) {
  let query = db.selectFrom("calendly_connection").selectAll();
  if (after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple("connected_at", "id"), ">", eb.tuple(after.connectedAt, after.id)),
    );
  }
  return query.orderBy("connected_at").orderBy("id").limit(limit).execute();
}

/**
 * Those that are broken, or whose checks fail, first connected first: at most so many. Looks through the connections in their order until it
 * has them, and there is one a builder.
 */
export async function listConnectionsInTrouble(db: Queryable, limit: number): Promise<CalendlyConnection[]> {
  const rows = await db
    .selectFrom("calendly_connection")
    .selectAll()
    .where((eb) =>
      eb.or([eb("broken_since_at", "is not", null), eb("check_failing_since_at", "is not", null)]),
    )
    .orderBy("connected_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return readEach(rows, toConnection).values;
}

/** Throws when the builder has one already, or the Calendly user is another builder's. */
export async function insertConnection(db: Queryable, connection: CalendlyConnection): Promise<void> {
  await db
    .insertInto("calendly_connection")
    .values({
      id: connection.id,
      builder_id: connection.builderId,
      calendly_user_uri: connection.calendlyUserUri,
      calendly_organization_uri: connection.calendlyOrganizationUri,
      access_token_sealed: connection.accessTokenSealed,
      signing_key_sealed: connection.signingKeySealed,
      key_number: connection.keyNumber,
      subscription_uri: connection.subscriptionUri,
      connected_at: connection.connectedAt,
      kind: connection.kind,
      refresh_token_sealed: connection.refreshTokenSealed,
      token_version: connection.tokenVersion,
      token_obtained_at: connection.tokenObtainedAt,
      token_expires_at: connection.tokenExpiresAt,
      scope: connection.scope,
      refresh_lease: connection.refreshLease,
      refresh_leased_until_at: connection.refreshLeasedUntil,
      broken_since_at: connection.brokenSince,
      broken_reason: connection.brokenReason,
      signing_key_created_at: connection.signingKeyCreatedAt,
      previous_signing_key_sealed: connection.previousSigningKeySealed,
      previous_subscription_uri: connection.previousSubscriptionUri,
      subscription_state: connection.subscriptionState,
      subscription_checked_at: connection.subscriptionTriedAt,
      read_back_until_at: connection.backfilledUntil,
      check_failing_since_at: connection.checkFailingSince,
      check_failure: connection.checkFailure,
    })
    .execute();
}

/** Deletes the connection, with its usage figures. Bookings and session types stay. Safe to call twice. */
export async function deleteConnection(db: Queryable, id: CalendlyConnectionId): Promise<void> {
  await db.deleteFrom("calendly_usage").where("connection_id", "=", id).execute();
  await db.deleteFrom("calendly_rate").where("connection_id", "=", id).execute();
  await db.deleteFrom("calendly_connection").where("id", "=", id).execute();
}
