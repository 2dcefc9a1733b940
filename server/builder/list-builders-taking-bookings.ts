import { listConnectionsOfBuilders } from "../../db/calendly/calendly-connections.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listUnconfirmedBuilders } from "../../db/builders/unconfirmed-builders.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { takesBookings } from "../domain/providers/connection-state.ts";

/** Those of these builders who can sell now: their Calendly connection works, and their account's address is confirmed. */
export async function listBuildersTakingBookings(
  db: Queryable,
  builderIds: readonly BuilderId[],
  now: Instant,
): Promise<ReadonlySet<BuilderId>> {
  const connections = await listConnectionsOfBuilders(db, builderIds);
  const unconfirmed = await listUnconfirmedBuilders(db, builderIds);
  const takers = connections.filter((connection) => takesBookings(connection, now));
  return new Set(takers.map(({ builderId }) => builderId).filter((id) => !unconfirmed.has(id)));
}
