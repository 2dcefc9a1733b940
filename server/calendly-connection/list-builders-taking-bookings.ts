import { listConnectionsOfBuilders } from "../../db/calendly-connections.ts";
import type { Queryable } from "../../db/open-database.ts";
import type { BuilderId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { takesBookings } from "./connection-state.ts";

/** Those of these builders whose Calendly connection works. */
export async function listBuildersTakingBookings(
  db: Queryable,
  builderIds: readonly BuilderId[],
  now: Instant,
): Promise<ReadonlySet<BuilderId>> {
  const connections = await listConnectionsOfBuilders(db, builderIds);
  return new Set(
    connections.filter((connection) => takesBookings(connection, now)).map(({ builderId }) => builderId),
  );
}
