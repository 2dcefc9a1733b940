import type { CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import { storeSubscription } from "../../../db/calendly/calendly-signing-keys.ts";
import type { Calendar } from "../../ports.ts";
import { callbackUrlOf, keyNumberOf } from "./callback-url.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { SIGNING_KEY_PURPOSE } from "../token/sealed-purposes.ts";

type SubscribeDeps = Pick<ConnectionDeps, "database" | "secretBox" | "settings">;

function accountOf(connection: CalendlyConnection) {
  return { userUri: connection.calendlyUserUri, organizationUri: connection.calendlyOrganizationUri };
}

/**
 * Subscribes to the account's events under the connection's present signing key, unless that was done before (by a try whose answer was
 * lost), and writes it down. Returns the subscription's URI. Throws ProviderError.
 */
export async function subscribeToCalendly(
  deps: SubscribeDeps,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<string> {
  const callbackUrl = callbackUrlOf(deps.settings.appUrl, connection.id, connection.keyNumber);
  const known = await calendar.listWebhookSubscriptions(accountOf(connection));
  // A second one under the same address would be answered with 409, and the key of the first is the one that we kept.
  const { uri } =
    known.find((one) => one.callbackUrl === callbackUrl) ??
    (await calendar.createWebhookSubscription({
      ...accountOf(connection),
      callbackUrl,
      signingKey: deps.secretBox.open(connection.signingKeySealed, SIGNING_KEY_PURPOSE),
    }));
  await storeSubscription(deps.database.kysely, connection, uri);
  return uri;
}

/** Deletes the subscriptions of this connection whose key number is wanted by `isUnwanted`. Safe to call twice. Throws ProviderError. */
export async function unsubscribeFromCalendly(
  connection: CalendlyConnection,
  calendar: Calendar,
  isUnwanted: (keyNumber: number) => boolean,
): Promise<void> {
  for (const { uri, callbackUrl } of await calendar.listWebhookSubscriptions(accountOf(connection))) {
    const keyNumber = keyNumberOf(callbackUrl, connection.id);
    if (keyNumber !== null && isUnwanted(keyNumber)) await calendar.deleteWebhookSubscription(uri);
  }
}
