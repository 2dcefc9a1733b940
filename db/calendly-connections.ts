import type { Selectable } from "kysely";
import type { BuilderId, CalendlyConnectionId } from "../server/domain/ids.ts";
import { instant, type Instant } from "../server/domain/instant.ts";
import type { Queryable } from "./open-database.ts";
import type { CalendlyConnectionTable } from "./schema.ts";

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
}

function toConnection(row: Selectable<CalendlyConnectionTable>): CalendlyConnection {
  return {
    id: row.id as CalendlyConnectionId,
    builderId: row.builder_id as BuilderId,
    calendlyUserUri: row.calendly_user_uri,
    calendlyOrganizationUri: row.calendly_organization_uri,
    accessTokenSealed: row.access_token_sealed,
    signingKeySealed: row.signing_key_sealed,
    keyNumber: row.key_number,
    subscriptionUri: row.subscription_uri,
    connectedAt: instant(row.connected_at),
  };
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

/** All of them, first connected first. */
export async function listConnections(db: Queryable): Promise<CalendlyConnection[]> {
  const rows = await db
    .selectFrom("calendly_connection")
    .selectAll()
    .orderBy("connected_at")
    .orderBy("id")
    .execute();
  return rows.map(toConnection);
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
    })
    .execute();
}

/** Writes down a new subscription, with the key it signs with. */
export async function updateConnectionSubscription(
  db: Queryable,
  id: CalendlyConnectionId,
  subscription: {
    readonly signingKeySealed: string;
    readonly keyNumber: number;
    readonly subscriptionUri: string | null;
  },
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({
      signing_key_sealed: subscription.signingKeySealed,
      key_number: subscription.keyNumber,
      subscription_uri: subscription.subscriptionUri,
    })
    .where("id", "=", id)
    .execute();
}
