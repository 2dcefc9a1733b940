import { findConnection, findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { clearCheckFailure, updateOrganization } from "../../db/calendly/calendly-subscriptions.ts";
import { clearBroken } from "../../db/calendly/calendly-tokens.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { ConnectionDeps } from "./connection-deps.ts";
import { no, type ConnectionOutcome } from "./connect/connection-refusal.ts";
import { probeAccess, refusalOf } from "./connect/probe-access.ts";
import { subscribeToCalendly } from "./subscription/subscribe-to-calendly.ts";

/**
 * Checks everything that bookings need with a builder's own connection, and makes its subscription when that is missing. A connection that was
 * refused and is accepted now (a scope was granted) works again. A refresh that was lost stays lost. Checks of the subscription that failed before no
 * longer count as failing, and the next one comes at once.
 */
export async function checkConnection(
  deps: ConnectionDeps,
  builderId: BuilderId,
): Promise<ConnectionOutcome<null>> {
  const db = deps.database.kysely;
  const stored = await findConnectionOfBuilder(db, builderId);
  const calendar = await deps.calendars.ofBuilder(builderId);
  if (stored === null || calendar === null) return no({ code: "not_connected" });
  const reached = await probeAccess(calendar, deps.clock.now());
  if (!reached.ok) return reached;
  await updateOrganization(db, stored.id, reached.value.account.organizationUri);
  const connection = (await findConnection(db, stored.id)) ?? stored;
  try {
    if (connection.subscriptionUri === null) await subscribeToCalendly(deps, connection, calendar);
  } catch (error) {
    return no(refusalOf(error));
  }
  const isRefused = connection.brokenReason === "unauthorized" || connection.brokenReason === "forbidden";
  if (isRefused) await clearBroken(db, connection);
  await clearCheckFailure(db, connection.id);
  return { ok: true, value: null };
}
