import {
  findConnection,
  findConnectionOfBuilder,
  insertConnection,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import { updateOrganization } from "../../../db/calendly/calendly-subscriptions.ts";
import { replaceTokens, type StoredTokens } from "../../../db/calendly/calendly-tokens.ts";
import { idFromBytes, type BuilderId } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Calendar, CalendlyAccount, CalendlyEventType, SecretBox } from "../../ports.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { newSigningKey, rotateSigningKey } from "../subscription/rotate-signing-key.ts";
import { ACCESS_TOKEN_PURPOSE, SIGNING_KEY_PURPOSE } from "../token/sealed-purposes.ts";
import { subscribeToCalendly } from "../subscription/subscribe-to-calendly.ts";

export type ConnectDeps = Pick<
  ConnectionDeps,
  "database" | "clock" | "calendars" | "secretBox" | "randomBytes" | "settings"
>;

/** What a token gives access to. */
export interface ReachedAccount {
  readonly account: CalendlyAccount;
  readonly eventTypes: readonly CalendlyEventType[];
}

/** Asks Calendly which account a token is for. Throws ProviderError when it is for none. */
export async function reachAccount(
  deps: Pick<ConnectionDeps, "calendars">,
  accessToken: string,
): Promise<ReachedAccount> {
  const calendar = deps.calendars.withToken(accessToken);
  const account = await calendar.getAccount();
  return { account, eventTypes: await calendar.listEventTypes(account.userUri) };
}

/**
 * Connects a builder's Calendly account by a personal access token: keeps it sealed, and subscribes to its events under a callback URL and
 * a signing key of its own. Safe to repeat: a connection that has its subscription is left as it is, a missing one is completed.
 * Throws ProviderError when Calendly does not answer.
 */
export async function connectCalendly(
  deps: ConnectDeps,
  builderId: BuilderId,
  accessToken: string,
  { account }: ReachedAccount,
): Promise<CalendlyConnection> {
  const known = await findConnectionOfBuilder(deps.database.kysely, builderId);
  if (known !== null && known.subscriptionUri !== null) return known;
  const tokens = personalToken(deps.secretBox, accessToken, deps.clock.now());
  return storeAndSubscribe(deps, builderId, { account, tokens }, deps.calendars.withToken(accessToken));
}

/**
 * Stores the tokens, in place of those that the builder's connection had, and makes a subscription with them. The connection keeps its id, and with
 * it session types, prices and bookings. When it changes from a token to OAuth or back, the subscription changes over too, because Calendly ends what
 * belongs to a grant together with the grant. Throws ProviderError; repeating it goes on from there.
 */
export async function storeAndSubscribe(
  deps: ConnectDeps,
  builderId: BuilderId,
  { account, tokens }: { readonly account: CalendlyAccount; readonly tokens: StoredTokens },
  calendar: Calendar,
): Promise<CalendlyConnection> {
  const db = deps.database.kysely;
  const before = await findConnectionOfBuilder(db, builderId);
  // An account may have gone to another organization since it was first connected.
  if (before !== null) await updateOrganization(db, before.id, account.organizationUri);
  const known = before === null ? null : await reread(deps, before);
  if (known === null) {
    const connection = newConnection(deps, builderId, account, tokens);
    await insertConnection(db, connection);
    await subscribeToCalendly(deps, connection, calendar);
    return reread(deps, connection);
  }
  // Before the tokens, so that a try which breaks off between them is still seen to change over when it is repeated.
  if (known.kind !== tokens.kind) await rotateSigningKey(deps, known, calendar);
  await replaceTokens(db, known.id, tokens);
  const current = await reread(deps, known);
  if (current.subscriptionUri === null) await subscribeToCalendly(deps, current, calendar);
  return reread(deps, known);
}

function newConnection(
  deps: ConnectDeps,
  builderId: BuilderId,
  account: CalendlyAccount,
  tokens: StoredTokens,
): CalendlyConnection {
  const now = deps.clock.now();
  return {
    id: idFromBytes("cal", deps.randomBytes(16)),
    builderId,
    calendlyUserUri: account.userUri,
    calendlyOrganizationUri: account.organizationUri,
    ...tokens,
    tokenVersion: 1,
    refreshLease: null,
    refreshLeasedUntil: null,
    brokenSince: null,
    brokenReason: null,
    // Stored before Calendly knows it, so that no delivery arrives under a key that we have not kept.
    signingKeySealed: deps.secretBox.seal(newSigningKey(deps.randomBytes), SIGNING_KEY_PURPOSE),
    signingKeyCreatedAt: now,
    keyNumber: 1,
    previousSigningKeySealed: null,
    previousSubscriptionUri: null,
    subscriptionUri: null,
    subscriptionState: null,
    subscriptionTriedAt: null,
    backfilledUntil: null,
    checkFailingSince: null,
    checkFailure: null,
    connectedAt: now,
  };
}

async function reread(deps: ConnectDeps, { id }: CalendlyConnection): Promise<CalendlyConnection> {
  const connection = await findConnection(deps.database.kysely, id);
  invariant(connection !== null, `the connection ${id} is gone`);
  return connection;
}

/** A personal access token as it is stored: without an end. */
export function personalToken(secretBox: SecretBox, accessToken: string, now: Instant): StoredTokens {
  return {
    kind: "personal_token",
    accessTokenSealed: secretBox.seal(accessToken, ACCESS_TOKEN_PURPOSE),
    refreshTokenSealed: null,
    tokenObtainedAt: now,
    tokenExpiresAt: null,
    scope: null,
  };
}
