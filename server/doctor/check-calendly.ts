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
import type { CheckupDeps, Finding, FindingCode } from "./check-deps.ts";
import { endpointClosed } from "./check-stripe.ts";

/** 30 min: a delivery that failed once is tried again before that. */
const FAILING_MINUTES = 30;

const RECONNECT =
  "The builder connects Calendly again, under Builder → Connection: everything else stays as it is.";
const BY_ITSELF =
  "The app makes it anew by itself within a quarter of an hour and reads what was missed. If this stays, look at the log for why Calendly refuses it.";

/** Every builder's connection: the token, what it may do, the subscription, and its signed way to us. */
export async function checkCalendly(deps: CheckupDeps): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const { values, unreadable } of readConnections(deps.database.kysely)) {
    for (const connection of values) {
      const { slug } = await getBuilder(deps.database.kysely, connection.builderId);
      const found = await checkConnection(deps, connection);
      findings.push(...found.map((one) => ({ ...one, about: slug })));
    }
    for (const { message } of unreadable) {
      findings.push(finding("connection_unreadable", `${message}.`, RECONNECT));
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
      isDead(connection, deps.clock.now()) ? broken(connection) : unreachable(error.message),
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
    return [finding("token_revoked", "Calendly refuses the token: it was revoked or has ended.", RECONNECT)];
  }
  if (refusal.code === "scopes_missing") {
    const scopes = refusal.scopes.length === 0 ? "something" : refusal.scopes.join(", ");
    return [
      finding(
        "scope_missing",
        `The token may not do all that bookings need: ${scopes} is missing.`,
        `Grant it to the token in Calendly (Integrations → API and webhooks). ${RECONNECT}`,
      ),
    ];
  }
  return [unreachable("no usable answer")];
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
        ? [
            finding(
              "calendly_deliveries_fail",
              `Calendly's deliveries have failed since ${subscription.failingSince}.`,
              "If our endpoint is reachable and takes a signed delivery (no other finding says otherwise), Calendly signs with another key: rotate the signing key under Builder → Connection.",
            ),
          ]
        : [];
    case "disabled":
      return [finding("subscription_disabled", "Calendly has disabled the webhook subscription.", BY_ITSELF)];
    case "incomplete":
      return [
        finding("subscription_incomplete", "The webhook subscription does not get all events.", BY_ITSELF),
      ];
    case "missing": {
      const elsewhere = subscriptions.find((one) => keyNumberOf(one.callbackUrl, connection.id) !== null);
      return elsewhere === undefined
        ? [finding("subscription_missing", "Calendly has no webhook subscription for us.", BY_ITSELF)]
        : [
            finding(
              "subscription_elsewhere",
              `The webhook subscription leads to ${new URL(elsewhere.callbackUrl).origin}, and this app is ${deps.settings.appUrl}.`,
              `Check APP_URL. If it is right: ${BY_ITSELF}`,
            ),
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
  if (status !== 400 && status !== 404) return [endpointClosed(callbackUrl, status)];
  return [
    finding(
      "calendly_key_wrong",
      "The running app refuses a delivery signed with the key that is stored for this connection.",
      "Check that the app that answers at APP_URL uses this database and these ENCRYPTION_KEYS; then rotate the signing key under Builder → Connection.",
    ),
  ];
}

function broken({ brokenReason }: CalendlyConnection): Finding {
  return finding("connection_broken", `The connection is broken: ${brokenReason ?? "unknown"}.`, RECONNECT);
}

function unreachable(reason: string): Finding {
  return finding(
    "calendly_unreachable",
    `Calendly could not be asked: ${reason}.`,
    "Check that this server can reach Calendly (status.calendly.com, firewall), then run the checks again.",
  );
}

function finding(code: FindingCode, problem: string, remedy: string): Finding {
  return { code, about: null, problem, remedy };
}
