import { findConnection, type CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import {
  claimRefresh,
  postponeRefresh,
  storeRefreshedTokens,
  type StoredTokens,
} from "../../../db/calendly/calendly-tokens.ts";
import { addMinutes, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyGrant, CalendlyTokens, SecretBox } from "../../ports.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { isRefreshDue } from "../../domain/providers/connection-state.ts";
import { reportConnectionTrouble } from "./report-connection-trouble.ts";
import { ACCESS_TOKEN_PURPOSE, REFRESH_TOKEN_PURPOSE } from "./sealed-purposes.ts";

/** 1 min: two calls of 10 s each and the writing fit in three times over, so that nobody else refreshes meanwhile. */
const LEASE_MINUTES = 1;
/** 1 min between tries while Calendly does not answer: half the token's life is left, and the rest of the hour has 60 of them. */
const RETRY_MINUTES = 1;
/** How often, and for how long in all, a process polls for another one's new token: 200 × 50 ms are one call's time-out. */
const LOOK_EVERY_MS = 50;
const LOOKS_MAX = 200;

export type TokenDeps = Omit<ConnectionDeps, "calendars"> & {
  /** Waits, in real time. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/**
 * The access token to use now. A token past half its life is renewed first: by one process at a time, which holds a lease and writes
 * only over the version it has read; the others go on with the old token while it is valid, and wait for the new one when it is not.
 * Throws ProviderError when the old token has ended and no new one could be had.
 */
export async function freshAccessToken(deps: TokenDeps, given: CalendlyConnection): Promise<string> {
  let connection = given;
  for (let look = 0; ; look++) {
    const now = deps.clock.now();
    if (!isRefreshDue(connection, now) || deps.oauth === null)
      return accessTokenOf(deps.secretBox, connection);
    const lease = leaseId(deps);
    const isMine = await claimRefresh(deps.database.kysely, connection, {
      id: lease,
      now,
      until: addMinutes(now, LEASE_MINUTES),
    });
    if (isMine) {
      connection = await refresh(deps, connection, lease);
      if (isValid(connection, now)) return accessTokenOf(deps.secretBox, connection);
      throw notRenewed(connection.refreshLeasedUntil);
    }
    if (isValid(connection, now)) return accessTokenOf(deps.secretBox, connection);
    if (look >= LOOKS_MAX) throw notRenewed(connection.refreshLeasedUntil);
    await deps.pause(LOOK_EVERY_MS);
    const newest = await findConnection(deps.database.kysely, connection.id);
    if (newest === null) throw notRenewed(null);
    connection = newest;
  }
}

/** Asks Calendly, outside every transaction. Returns the connection as it stands afterwards. */
async function refresh(
  deps: TokenDeps,
  connection: CalendlyConnection,
  lease: string,
): Promise<CalendlyConnection> {
  const { database, secretBox } = deps;
  const refreshToken = secretBox.open(connection.refreshTokenSealed ?? "", REFRESH_TOKEN_PURPOSE);
  // Left by a process that died during a refresh: it may have spent this token.
  const mayBeSpent = connection.refreshLease !== null;
  const askedAt = deps.clock.now();
  const asked = await askTwice(deps, refreshToken, mayBeSpent);
  switch (asked.kind) {
    case "granted": {
      const tokens = sealTokens(secretBox, asked.tokens, askedAt);
      // False: the builder has connected again meanwhile, with newer tokens.
      await storeRefreshedTokens(database.kysely, connection, tokens);
      break;
    }
    case "refused":
      await reportConnectionTrouble(deps, connection, {
        reason: asked.mayBeSpent ? "refresh_lost" : "refresh_refused",
        missingScopes: [],
      });
      break;
    case "failed":
      deps.log.warn(
        { connectionId: connection.id, reason: asked.error.message },
        "A Calendly token could not be renewed",
      );
      await postponeRefresh(database.kysely, connection, {
        id: lease,
        nextAt: addMinutes(askedAt, RETRY_MINUTES),
        endIsKnown: !asked.mayBeSpent,
      });
  }
  return (await findConnection(database.kysely, connection.id)) ?? connection;
}

type Asked =
  | { readonly kind: "granted"; readonly tokens: CalendlyTokens }
  | { readonly kind: "refused"; readonly mayBeSpent: boolean }
  | { readonly kind: "failed"; readonly mayBeSpent: boolean; readonly error: ProviderError };

/**
 * Retries once when the first request got no answer: either Calendly never received it, and it works now, or the token is spent, and it is better to
 * know while the access token is still valid.
 */
async function askTwice(deps: TokenDeps, refreshToken: string, mayBeSpentBefore: boolean): Promise<Asked> {
  const first = await ask(deps, refreshToken, mayBeSpentBefore);
  return first.kind === "failed" && first.error.status === null ? ask(deps, refreshToken, true) : first;
}

async function ask(deps: TokenDeps, refreshToken: string, mayBeSpent: boolean): Promise<Asked> {
  try {
    const grant: CalendlyGrant | undefined = await deps.oauth?.refresh(refreshToken);
    if (grant?.ok === true) return { kind: "granted", tokens: grant.tokens };
    return { kind: "refused", mayBeSpent };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // A refusal by Calendly's own server (4xx) has not spent the token; anything else may have.
    const didNothing = error.status !== null && error.status >= 400 && error.status < 500;
    return { kind: "failed", mayBeSpent: mayBeSpent || !didNothing, error };
  }
}

/** The tokens as they are stored. `askedAt` is before the call, so that they end for us no later than for Calendly. */
export function sealTokens(secretBox: SecretBox, tokens: CalendlyTokens, askedAt: Instant): StoredTokens {
  return {
    kind: "oauth",
    accessTokenSealed: secretBox.seal(tokens.accessToken, ACCESS_TOKEN_PURPOSE),
    refreshTokenSealed: secretBox.seal(tokens.refreshToken, REFRESH_TOKEN_PURPOSE),
    tokenObtainedAt: askedAt,
    tokenExpiresAt: addMinutes(askedAt, tokens.expiresInSeconds / 60),
    scope: tokens.scope,
  };
}

function accessTokenOf(secretBox: SecretBox, connection: CalendlyConnection): string {
  return secretBox.open(connection.accessTokenSealed, ACCESS_TOKEN_PURPOSE);
}

function isValid({ tokenExpiresAt }: CalendlyConnection, now: Instant): boolean {
  return tokenExpiresAt === null || tokenExpiresAt > now;
}

function leaseId(deps: TokenDeps): string {
  return Buffer.from(deps.randomBytes(12)).toString("base64url");
}

function notRenewed(retryAt: Instant | null): ProviderError {
  return new ProviderError({
    provider: "calendly",
    operation: "refresh token",
    retryable: true,
    status: null,
    failure: { kind: "unavailable", retryAt },
    reason: "the access token has ended and could not be renewed",
  });
}
