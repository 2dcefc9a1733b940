import {
  findConnection,
  listConnections,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import {
  claimSubscriptionCheck,
  updateCheckFailure,
  updateOrganization,
  updateBackfilledUntil,
  updateSubscriptionState,
} from "../../../db/calendly/calendly-subscriptions.ts";
import type { EventDeps } from "../../booking/booking-deps.ts";
import { SUBSCRIBED_EVENTS } from "../../domain/providers/calendly-subscription.ts";
import { minutesBetween } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar, CalendlyWebhookSubscription } from "../../ports.ts";
import { callbackUrlOf, keyNumberOf } from "./callback-url.ts";
import { SIGNING_KEY_PURPOSE } from "../token/sealed-purposes.ts";
import { isDead } from "../../domain/providers/connection-state.ts";
import { backfill, backfillFrom } from "./backfill.ts";

/** 15 min: a subscription that Calendly has disabled is noticed while the bookings it missed can still be paid for. */
const SUBSCRIPTION_CHECK_MINUTES = 15;

/** The subscription at Calendly: as it should be, disabled, gone (or at another address), or for too few events. */
export type SubscriptionFinding = "active" | "disabled" | "missing" | "incomplete";

export interface SubscriptionCheck {
  readonly found: SubscriptionFinding;
  /** How many invitees the backfill has read; null when nothing can have been missed. */
  readonly invitees: number | null;
}

/** Judges the subscription at this connection's present address. Pure. */
export function findingOf(
  subscriptions: readonly CalendlyWebhookSubscription[],
  callbackUrl: string,
): { readonly found: SubscriptionFinding; readonly subscription: CalendlyWebhookSubscription | null } {
  const subscription = subscriptions.find((one) => one.callbackUrl === callbackUrl) ?? null;
  if (subscription === null) return { found: "missing", subscription };
  if (subscription.state === "disabled") return { found: "disabled", subscription };
  const isWhole = SUBSCRIBED_EVENTS.every((event) => subscription.events.includes(event));
  return { found: isWhole ? "active" : "incomplete", subscription };
}

/**
 * Checks one connection's subscription at Calendly and repairs it: one that is disabled, gone, at another address or for too few events is made anew
 * under the same key, stale ones of ours are deleted, and what was missed is backfilled. Safe to repeat after a crash at any point: until the
 * backfill is done, the stored state says that it is missing. Null when the connection is broken, or another process is checking it. Throws
 * ProviderError when Calendly does not answer.
 */
async function checkSubscription(
  deps: EventDeps,
  seen: CalendlyConnection,
): Promise<SubscriptionCheck | null> {
  const db = deps.database.kysely;
  const startedAt = deps.clock.now();
  if (isDead(seen, startedAt)) return null;
  if (!(await claimSubscriptionCheck(db, seen, startedAt))) return null;
  const calendar = await deps.calendars.ofBuilder(seen.builderId);
  if (calendar === null) return null;

  // Subscriptions belong to an organization, and an account may go to another one.
  const { organizationUri } = await calendar.getAccount();
  if (await updateOrganization(db, seen.id, organizationUri)) {
    deps.log.warn({ connectionId: seen.id }, "A Calendly account is in another organization than before");
  }
  const connection = await findConnection(db, seen.id);
  if (connection === null) return null;

  const callbackUrl = callbackUrlOf(deps.settings.appUrl, connection.id, connection.keyNumber);
  const subscriptions = await calendar.listWebhookSubscriptions(accountOf(connection));
  const { found, subscription } = findingOf(subscriptions, callbackUrl);
  const isOutstanding =
    connection.subscriptionState === "disabled" || connection.subscriptionState === "missing";
  if (found === "active" && subscription !== null) {
    await updateSubscriptionState(db, connection, {
      subscriptionUri: subscription.uri,
      state: isOutstanding ? "missing" : "active",
    });
  } else {
    deps.log.warn({ connectionId: connection.id, found }, "Calendly's webhook subscription is made anew");
    const state = found === "disabled" ? "disabled" : "missing";
    await updateSubscriptionState(db, connection, { subscriptionUri: null, state });
    if (subscription !== null) await calendar.deleteWebhookSubscription(subscription.uri);
    const { uri } = await calendar.createWebhookSubscription({
      ...accountOf(connection),
      callbackUrl,
      signingKey: deps.secretBox.open(connection.signingKeySealed, SIGNING_KEY_PURPOSE),
    });
    await updateSubscriptionState(db, connection, { subscriptionUri: uri, state });
  }
  await deleteStale(calendar, connection, subscriptions, callbackUrl);

  const invitees =
    isOutstanding || found !== "active"
      ? await backfill(deps, connection, calendar, backfillFrom(connection))
      : null;
  await updateBackfilledUntil(db, connection.id, startedAt);
  return { found, invitees };
}

/**
 * Checks every connection whose last check was begun a quarter of an hour ago; one that fails holds up no other. That it failed, and why, is written
 * down: it is no check.
 */
export async function checkSubscriptions(deps: EventDeps): Promise<void> {
  for await (const batch of listConnections(deps.database.kysely)) {
    for (const connection of batch) {
      const lastAt = connection.subscriptionTriedAt ?? connection.connectedAt;
      if (minutesBetween(lastAt, deps.clock.now()) < SUBSCRIPTION_CHECK_MINUTES) continue;
      await checkOrWriteDown(deps, connection);
    }
  }
}

async function checkOrWriteDown(deps: EventDeps, connection: CalendlyConnection): Promise<void> {
  try {
    await checkSubscription(deps, connection);
  } catch (error) {
    await updateCheckFailure(deps.database.kysely, connection.id, {
      at: deps.clock.now(),
      reason: (error instanceof ProviderError ? error.failure?.kind : null) ?? "unexpected",
    });
    const about = { connectionId: connection.id };
    const message = "Calendly's webhook subscription could not be checked";
    if (error instanceof ProviderError) deps.log.warn({ ...about, reason: error.message }, message);
    else deps.log.error({ ...about, error }, message);
  }
}

/** Ours by their path, and no more in use: another origin's, an older key's. The one that a rotation is about to delete is its own. */
async function deleteStale(
  calendar: Calendar,
  connection: CalendlyConnection,
  subscriptions: readonly CalendlyWebhookSubscription[],
  callbackUrl: string,
): Promise<void> {
  for (const { uri, callbackUrl: theirs } of subscriptions) {
    const keyNumber = keyNumberOf(theirs, connection.id);
    const isStale = keyNumber !== null && keyNumber <= connection.keyNumber && theirs !== callbackUrl;
    if (isStale && uri !== connection.previousSubscriptionUri) await calendar.deleteWebhookSubscription(uri);
  }
}

function accountOf(connection: CalendlyConnection) {
  return {
    userUri: connection.calendlyUserUri,
    organizationUri: connection.calendlyOrganizationUri,
  };
}
