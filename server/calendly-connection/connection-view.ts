import { findConnectionOfBuilder, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { listRates, listUsage } from "../../db/calendly/calendly-usage.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import type { ConnectionDeps } from "./connection-deps.ts";
import { isDead, REQUIRED_SCOPES } from "../domain/providers/connection-state.ts";

/** 7 days: a week shows what is usual. */
const USAGE_MINUTES = 7 * 24 * 60;

/** A connection as its builder sees it: since when each secret is in use, and never a secret. */
export async function connectionView(deps: ConnectionDeps, builderId: BuilderId) {
  const connection = await findConnectionOfBuilder(deps.database.kysely, builderId);
  return {
    canUseOAuth: deps.oauth !== null,
    timeZone: (await getBuilder(deps.database.kysely, builderId)).timeZone,
    requiredScopes: [...REQUIRED_SCOPES],
    now: deps.clock.now(),
    connection: connection === null ? null : await viewOf(deps, connection),
  };
}

/** The builder's own page at Calendly, by which they know the account; null before an event type of theirs was read. */
async function findSchedulingPage(db: Queryable, builderId: BuilderId): Promise<string | null> {
  const pages = (await listSessionTypes(db, builderId)).flatMap(({ calendlyDetails }) => {
    const address = calendlyDetails?.schedulingUrl;
    if (address == null || !URL.canParse(address)) return [];
    const { origin, pathname } = new URL(address);
    const [, owner = "", eventType] = pathname.split("/");
    // A page of one event type alone, or of a single-use link, does not name the account.
    return eventType === undefined || owner.length < 2 ? [] : [`${origin}/${owner}`];
  });
  return pages[0] ?? null;
}

async function viewOf(deps: ConnectionDeps, connection: CalendlyConnection) {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const usage = await listUsage(db, connection.id, addMinutes(now, -USAGE_MINUTES).slice(0, 10));
  const [rate] = await listRates(db, [connection.id]);
  return {
    kind: connection.kind,
    calendlyUserUri: connection.calendlyUserUri,
    schedulingPage: await findSchedulingPage(db, connection.builderId),
    connectedAt: connection.connectedAt,
    scopes: connection.scope === null ? null : connection.scope.split(" "),
    trouble:
      connection.brokenReason === null || connection.brokenSince === null
        ? null
        : {
            reason: connection.brokenReason,
            since: connection.brokenSince,
            isDead: isDead(connection, now),
            worksUntil: connection.tokenExpiresAt,
          },
    token: { obtainedAt: connection.tokenObtainedAt, expiresAt: connection.tokenExpiresAt },
    signingKey: {
      createdAt: connection.signingKeyCreatedAt,
      number: connection.keyNumber,
      oldIsStillAccepted: connection.previousSigningKeySealed !== null,
      rotationIsUnderWay: connection.previousSubscriptionUri !== null,
    },
    subscription: {
      isMade: connection.subscriptionUri !== null,
      state: connection.subscriptionState,
      /** When the last check began that came to its end. */
      checkedAt: connection.backfilledUntil,
      /** Null when the last check came to its end. */
      failing:
        connection.checkFailingSince === null
          ? null
          : { since: connection.checkFailingSince, reason: connection.checkFailure ?? "unexpected" },
    },
    usage: summed(usage),
    lastFailure: lastFailureOf(usage),
    rate:
      rate === undefined
        ? null
        : {
            callsMax: rate.callsMax,
            callsRemaining: rate.callsRemaining,
            resetsAt: rate.resetsAt,
            seenAt: rate.seenAt,
          },
  };
}

type Usage = Awaited<ReturnType<typeof listUsage>>;

/** The days together: calls by endpoint and how they ended, the most used first. */
function summed(usage: Usage) {
  const byKey = new Map<string, { endpoint: string; outcome: string; calls: number }>();
  for (const { endpoint, outcome, calls } of usage) {
    const key = `${endpoint} ${outcome}`;
    const known = byKey.get(key) ?? { endpoint, outcome, calls: 0 };
    byKey.set(key, { ...known, calls: known.calls + calls });
  }
  return [...byKey.values()].sort((a, b) => b.calls - a.calls);
}

function lastFailureOf(usage: Usage) {
  const failures = usage.filter(({ outcome }) => outcome !== "ok" && outcome !== "not_found");
  const [last] = failures.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  return last === undefined ? null : { endpoint: last.endpoint, outcome: last.outcome, at: last.lastAt };
}
