import {
  findConnectionOfBuilder,
  insertConnection,
  updateConnectionSubscription,
  type CalendlyConnection,
} from "../../db/calendly-connections.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { idFromBytes, type BuilderId, type CalendlyConnectionId } from "../domain/ids.ts";
import type { CalendlyAccount, CalendlyEventType, SecretBox } from "../ports.ts";
import { ACCESS_TOKEN_PURPOSE, SIGNING_KEY_PURPOSE } from "./open-calendars.ts";

/** 32 bytes: as long as the hash that the key is for. */
const SIGNING_KEY_BYTES = 32;

type ConnectDeps = Pick<BookingDeps, "database" | "clock" | "calendars" | "randomBytes"> & {
  readonly secretBox: SecretBox;
  readonly settings: { readonly appUrl: string };
};

/** What a token gives access to. */
export interface ReachedAccount {
  readonly account: CalendlyAccount;
  readonly eventTypes: readonly CalendlyEventType[];
}

/** Asks Calendly what a token is good for. Throws ProviderError when it is good for nothing. */
export async function reachAccount(
  deps: Pick<BookingDeps, "calendars">,
  accessToken: string,
): Promise<ReachedAccount> {
  const calendar = deps.calendars.withToken(accessToken);
  const account = await calendar.getAccount();
  return { account, eventTypes: await calendar.listEventTypes(account.userUri) };
}

/**
 * Connects a builder's Calendly account: keeps the token sealed, and subscribes to its invitee events under a callback URL and a signing
 * key of its own. Safe to repeat: a connection that has its subscription is left as it is, a missing one is completed.
 * Throws ProviderError when Calendly does not answer.
 */
export async function connectCalendly(
  deps: ConnectDeps,
  builderId: BuilderId,
  accessToken: string,
  { account }: ReachedAccount,
): Promise<CalendlyConnection> {
  const known = await findConnectionOfBuilder(deps.database.kysely, builderId);
  const connection = known ?? (await store(deps, builderId, accessToken, account));
  return connection.subscriptionUri === null ? subscribe(deps, connection, accessToken) : connection;
}

async function store(
  deps: ConnectDeps,
  builderId: BuilderId,
  accessToken: string,
  account: CalendlyAccount,
): Promise<CalendlyConnection> {
  const connection: CalendlyConnection = {
    id: idFromBytes("cal", deps.randomBytes(16)),
    builderId,
    calendlyUserUri: account.userUri,
    calendlyOrganizationUri: account.organizationUri,
    accessTokenSealed: deps.secretBox.seal(accessToken, ACCESS_TOKEN_PURPOSE),
    // Stored before Calendly knows it, so that no delivery arrives under a key that we have not kept.
    signingKeySealed: deps.secretBox.seal(newSigningKey(deps), SIGNING_KEY_PURPOSE),
    keyNumber: 1,
    subscriptionUri: null,
    connectedAt: deps.clock.now(),
  };
  await insertConnection(deps.database.kysely, connection);
  return connection;
}

async function subscribe(
  deps: ConnectDeps,
  connection: CalendlyConnection,
  accessToken: string,
): Promise<CalendlyConnection> {
  const calendar = deps.calendars.withToken(accessToken);
  const callbackUrl = callbackUrlOf(deps.settings.appUrl, connection.id, connection.keyNumber);
  const account = {
    userUri: connection.calendlyUserUri,
    organizationUri: connection.calendlyOrganizationUri,
  };
  // Made by an earlier try whose answer was lost: Calendly would say 409, and its key is the one we kept.
  const existing = (await calendar.listWebhookSubscriptions(account)).find(
    (one) => one.callbackUrl === callbackUrl,
  );
  const { uri } =
    existing ??
    (await calendar.createWebhookSubscription({
      ...account,
      callbackUrl,
      signingKey: deps.secretBox.open(connection.signingKeySealed, SIGNING_KEY_PURPOSE),
    }));
  const connected = { ...connection, subscriptionUri: uri };
  await updateConnectionSubscription(deps.database.kysely, connection.id, connected);
  return connected;
}

function newSigningKey(deps: ConnectDeps): string {
  return Buffer.from(deps.randomBytes(SIGNING_KEY_BYTES)).toString("base64url");
}

/** Each connection and each key has its own address, so that one builder's key never signs for another. */
function callbackUrlOf(appUrl: string, connectionId: CalendlyConnectionId, keyNumber: number): string {
  return `${appUrl}/api/webhooks/calendly?connection=${connectionId}&key=${keyNumber}`;
}
