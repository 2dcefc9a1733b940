import { listConnections } from "../../db/calendly-connections.ts";
import type { Queryable } from "../../db/open-database.ts";
import type { BuilderId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { takesBookings } from "./connection-state.ts";

/** The builders whose Calendly connection works. */
export async function listBuildersTakingBookings(
  db: Queryable,
  now: Instant,
): Promise<ReadonlySet<BuilderId>> {
  const connections = await listConnections(db);
  return new Set(
    connections.filter((connection) => takesBookings(connection, now)).map(({ builderId }) => builderId),
  );
}
