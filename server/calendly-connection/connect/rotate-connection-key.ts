import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { no, type ConnectionOutcome } from "./connection-refusal.ts";
import { refusalOf } from "./probe-access.ts";
import { dropReplacedSigningKeys, rotateSigningKey } from "../subscription/rotate-signing-key.ts";

/**
 * `rotateSigningKey` for a builder's own connection, with Calendly's failures as refusals. Calling again completes what broke off. Within a
 * day of the last change it is refused: a third key would push out the first, under which deliveries may still arrive.
 */
export async function rotateConnectionKey(
  deps: ConnectionDeps,
  builderId: BuilderId,
): Promise<ConnectionOutcome<null>> {
  const connection = await findConnectionOfBuilder(deps.database.kysely, builderId);
  const calendar = await deps.calendars.ofBuilder(builderId);
  if (connection === null || calendar === null) return no({ code: "not_connected" });
  try {
    await dropReplacedSigningKeys(deps);
    const isComplete = connection.previousSubscriptionUri === null && connection.subscriptionUri !== null;
    const current = await findConnectionOfBuilder(deps.database.kysely, builderId);
    if (isComplete && current?.previousSigningKeySealed != null) return no({ code: "key_changed_recently" });
    await rotateSigningKey(deps, connection, calendar);
    return { ok: true, value: null };
  } catch (error) {
    return no(refusalOf(error));
  }
}
