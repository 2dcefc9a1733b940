import { listConnections, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { listSessionTypesEver } from "../../db/builders/session-types.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { minutesBetween } from "../domain/values/instant.ts";
import { syncSessionTypes, type SyncDeps } from "./sync-session-types.ts";

/** 24 h: webhooks report changes at once; this is for those that were lost. */
const STALE_MINUTES = 24 * 60;

/**
 * For a schedule: every connected builder whose offers Calendly was last asked about a day ago or longer, or by a version that read less of them
 * than this one. One that fails holds up no other.
 */
export async function syncStaleSessionTypes(deps: SyncDeps): Promise<void> {
  for await (const batch of listConnections(deps.database.kysely)) {
    for (const connection of batch) await syncWhenStale(deps, connection);
  }
}

async function syncWhenStale(
  deps: SyncDeps,
  { builderId, connectedAt }: Pick<CalendlyConnection, "builderId" | "connectedAt">,
): Promise<void> {
  try {
    const offers = await listSessionTypesEver(deps.database.kysely, builderId);
    const lastAt = offers.reduce(
      (latest, { syncedAt }) => (syncedAt !== null && syncedAt > latest ? syncedAt : latest),
      connectedAt,
    );
    const isComplete = offers.every(isArchivedOrWhole);
    if (isComplete && minutesBetween(lastAt, deps.clock.now()) < STALE_MINUTES) return;
    await syncSessionTypes(deps, builderId);
  } catch (error) {
    deps.log.error({ builderId, error }, "Session types could not be synced");
  }
}

/** A sync fills what is missing, or archives the offer: it is not asked for again and again. */
function isArchivedOrWhole({ archivedAt, calendlyDetails }: SessionType): boolean {
  return archivedAt !== null || calendlyDetails?.listing !== undefined;
}
