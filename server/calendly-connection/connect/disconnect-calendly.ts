import {
  deleteConnection,
  findConnectionOfBuilder,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import { deleteFreeTimes } from "../../../db/builders/free-times.ts";
import { keepListing } from "../../../db/search/keep-listing.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { endGrant } from "./connect-account.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { unsubscribeFromCalendly } from "../subscription/subscribe-to-calendly.ts";

/**
 * Disconnects: deletes the subscriptions at Calendly, revokes the grant, deletes tokens and keys. Bookings and session types stay. When Calendly
 * cannot be reached, or has ended the access itself, the connection is removed all the same; `calendlyWasTold` is false then.
 */
export async function disconnectCalendly(
  deps: ConnectionDeps,
  connection: CalendlyConnection,
): Promise<{ readonly calendlyWasNotified: boolean }> {
  const isUnsubscribed = await unsubscribe(deps, connection);
  const isEnded = await endGrant(deps, connection);
  await deps.database.transact(async (tx) => {
    await deleteConnection(tx, connection.id);
    await deleteFreeTimes(tx, connection.builderId);
    await keepListing(tx, connection.builderId, deps.clock.now());
  });
  deps.calendars.forgetEventTypes(connection.builderId);
  return { calendlyWasNotified: isUnsubscribed && isEnded };
}

/** The same for a builder, whoever has a connection and who has none. */
export async function disconnectBuilder(deps: ConnectionDeps, builderId: BuilderId): Promise<void> {
  const connection = await findConnectionOfBuilder(deps.database.kysely, builderId);
  if (connection !== null) await disconnectCalendly(deps, connection);
}

async function unsubscribe(deps: ConnectionDeps, connection: CalendlyConnection): Promise<boolean> {
  const calendar = await deps.calendars.ofBuilder(connection.builderId);
  if (calendar === null) return true;
  try {
    await unsubscribeFromCalendly(connection, calendar, () => true);
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { connectionId: connection.id, reason: error.message },
      "A webhook subscription could not be deleted",
    );
    return false;
  }
}
