import { getBuilder } from "../../db/builders/builders.ts";
import { readConnections, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { callbackUrlOf, keyNumberOf } from "../calendly-connection/subscription/callback-url.ts";
import { findingOf } from "../calendly-connection/subscription/check-subscription.ts";
import { isDead } from "../domain/providers/connection-state.ts";
import { probeAccess } from "../calendly-connection/connect/probe-access.ts";
import { SIGNING_KEY_PURPOSE } from "../calendly-connection/token/sealed-purposes.ts";
import { minutesBetween } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Calendar } from "../ports.ts";
import type { Finding } from "../domain/providers/installation-finding.ts";
import type { CheckupDeps } from "./check-deps.ts";
import { endpointClosed } from "./check-stripe.ts";

/** 30 min: a delivery that failed once is tried again before that. */
const FAILING_MINUTES = 30;

/** No token of anybody's: only who asks is of interest. */
const ANY_TOKEN = "doctor";

/** Whether Calendly takes this installation's OAuth app for what it says it is. Whether it answers at all, the connections' checks say. */
export async function checkCalendlyApp({ oauth }: CheckupDeps): Promise<Finding[]> {
  try {
    await oauth?.introspect(ANY_TOKEN);
    return [];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.status === 401 || error.status === 403
      ? [{ code: "calendly_app_refused", about: null }]
      : [];
  }
}

/** Every builder's connection: the token, what it may do, the subscription, and its signed way to us. */
export async function checkCalendly(deps: CheckupDeps): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const { values, unreadable } of readConnections(deps.database.kysely)) {
    for (const connection of values) {
      const { slug } = await getBuilder(deps.database.kysely, connection.builderId);
      const found = await checkConnection(deps, connection);
      findings.push(...found.map((one) => ({ ...one, about: slug })));
    }
    for (const { key, reason } of unreadable) {
      findings.push({ code: "connection_unreadable", about: null, connectionId: key, reason });
    }
  }
  return findings;
}

async function checkConnection(deps: CheckupDeps, connection: CalendlyConnection): Promise<Finding[]> {
  const endpoint = await checkEndpoint(deps, connection);
  try {
    const calendar = await deps.calendars.ofBuilder(connection.builderId);
    if (calendar === null) return endpoint;
    const access = await checkAccess(deps, connection, calendar);
    if (access.length > 0) return [...access, ...endpoint];
    return [...(await checkSubscriptionAtCalendly(deps, connection, calendar)), ...endpoint];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [
      isDead(connection, deps.clock.now())
        ? broken(connection)
        : { code: "calendly_unreachable", about: null, reason: error.message },
      ...endpoint,
    ];
  }
}

async function checkAccess(
  deps: CheckupDeps,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<Finding[]> {
  const reached = await probeAccess(calendar, deps.clock.now());
  if (reached.ok) return connection.brokenReason === null ? [] : [broken(connection)];
  const { refusal } = reached;
  if (refusal.code === "token_refused") {
    return [{ code: "token_revoked", about: null }];
  }
  if (refusal.code === "scopes_missing") {
    return [{ code: "scope_missing", about: null, scopes: refusal.scopes }];
  }
  return [{ code: "calendly_unreachable", about: null, reason: null }];
}

async function checkSubscriptionAtCalendly(
  deps: CheckupDeps,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<Finding[]> {
  const subscriptions = await calendar.listWebhookSubscriptions({
    userUri: connection.calendlyUserUri,
    organizationUri: connection.calendlyOrganizationUri,
  });
  const callbackUrl = callbackUrlOf(deps.settings.appUrl, connection.id, connection.keyNumber);
  const { found, subscription } = findingOf(subscriptions, callbackUrl);
  switch (found) {
    case "active":
      return subscription?.failingSince != null &&
        minutesBetween(subscription.failingSince, deps.clock.now()) > FAILING_MINUTES
        ? [{ code: "calendly_deliveries_fail", about: null, since: subscription.failingSince }]
        : [];
    case "disabled":
      return [{ code: "subscription_disabled", about: null }];
    case "incomplete":
      return [{ code: "subscription_incomplete", about: null }];
    case "missing": {
      const elsewhere = subscriptions.find((one) => keyNumberOf(one.callbackUrl, connection.id) !== null);
      return elsewhere === undefined
        ? [{ code: "subscription_missing", about: null }]
        : [
            {
              code: "subscription_elsewhere",
              about: null,
              origin: new URL(elsewhere.callbackUrl).origin,
              appUrl: deps.settings.appUrl,
            },
          ];
    }
  }
}

/** The signed round trip: what Calendly would sign with the stored key, sent to our public address. */
async function checkEndpoint(deps: CheckupDeps, connection: CalendlyConnection): Promise<Finding[]> {
  const callbackUrl = callbackUrlOf(deps.settings.appUrl, connection.id, connection.keyNumber);
  const signingKey = deps.secretBox.open(connection.signingKeySealed, SIGNING_KEY_PURPOSE);
  const status = await deps.webhookProbe.probeCalendly(callbackUrl, signingKey, deps.clock.now());
  if (status === 200) return [];
  if (status !== 401 && status !== 404) return [endpointClosed(callbackUrl, status)];
  return [{ code: "calendly_key_wrong", about: null }];
}

function broken({ brokenReason }: CalendlyConnection): Finding {
  return { code: "connection_broken", about: null, reason: brokenReason };
}
