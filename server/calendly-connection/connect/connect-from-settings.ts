import { listBuilders } from "../../../db/builders/builders.ts";
import { listConnectionsOfBuilders } from "../../../db/calendly/calendly-connections.ts";
import { isCopy } from "../../../db/operations/installation.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import { connectAccount } from "./connect-account.ts";
import type { ConnectionDeps } from "../connection-deps.ts";

/**
 * The simplest installation: the token in the settings connects the only builder without a connection. Does nothing when every builder has one, or
 * several have none: it would be unknown whose token it is. Nor in a copy of another installation, whose settings may have been copied too: there a
 * person connects on the builder's page. Safe to call at every start; what goes wrong is logged.
 */
export async function connectFromSettings(deps: ConnectionDeps, accessToken: string): Promise<void> {
  const db = deps.database.kysely;
  const waiting: Builder[] = [];
  for await (const builders of listBuilders(db)) {
    const connections = await listConnectionsOfBuilders(
      db,
      builders.map(({ id }) => id),
    );
    const connected = new Set(connections.map(({ builderId }) => builderId));
    waiting.push(...builders.filter(({ id }) => !connected.has(id)));
    // Two are enough: it is unknown whose token it is.
    if (waiting.length > 1) break;
  }
  const [builder] = waiting;
  if (builder === undefined) return;
  if (await isCopy(deps.database.kysely)) {
    deps.log.warn(
      {},
      "CALENDLY_PERSONAL_ACCESS_TOKEN connects nobody: this database is a copy, and the token may be that of the installation it was copied from. Connect on the builder's page",
    );
    return;
  }
  if (waiting.length > 1) {
    deps.log.warn(
      {},
      "CALENDLY_PERSONAL_ACCESS_TOKEN is for one builder, and several have no connection: nobody was connected",
    );
    return;
  }
  const outcome = await connectAccount(deps, builder.id, { kind: "personal_token", accessToken });
  if (outcome.ok)
    deps.log.info({ connectionId: outcome.value.id }, "Connected with the token in the settings");
  else deps.log.error({ refusal: outcome.refusal }, "CALENDLY_PERSONAL_ACCESS_TOKEN connects nobody");
}
