import { getBuilder } from "../../db/builders.ts";
import { listConnections } from "../../db/calendly-connections.ts";
import { listDeadDeliveries } from "../../db/inbox.ts";
import type { Queryable } from "../../db/open-database.ts";
import { listDeadEffects } from "../../db/outbox.ts";
import { isDead } from "../calendly-connection/connection-state.ts";
import { findKeyTrouble } from "../calendly-connection/find-key-trouble.ts";
import type { Instant } from "../domain/instant.ts";

/** 50 of each kind: enough to see what is going on; the rest is the same again. */
const LETTERS_MAX = 50;

/** Reads what an operator looks at first: what needs a hand, then how every connection stands. Holds no secret, body or address. */
export async function viewOfOperations(db: Queryable, now: Instant) {
  const connections = [];
  for (const connection of await listConnections(db)) {
    const { slug, displayName } = await getBuilder(db, connection.builderId);
    connections.push({
      id: connection.id,
      builder: { slug, displayName },
      kind: connection.kind,
      isDead: isDead(connection, now),
      brokenReason: connection.brokenReason,
      brokenSince: connection.brokenSince,
      connectedAt: connection.connectedAt,
      tokenObtainedAt: connection.tokenObtainedAt,
      signingKeyCreatedAt: connection.signingKeyCreatedAt,
      subscriptionState: connection.subscriptionState,
      subscriptionCheckedAt: connection.subscriptionCheckedAt,
    });
  }
  const effects = await listDeadEffects(db);
  return {
    now,
    connections,
    keyTrouble: await findKeyTrouble(db, now),
    deadDeliveries: await listDeadDeliveries(db, LETTERS_MAX),
    deadEffects: effects
      .slice(0, LETTERS_MAX)
      .map(({ key, bookingId, effect, deadAt, attempts, lastError }) => ({
        key,
        bookingId,
        type: effect.type,
        deadAt,
        attempts,
        lastError,
      })),
  };
}
