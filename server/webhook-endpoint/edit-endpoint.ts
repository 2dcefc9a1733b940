import { lockAccount, lockBuilder } from "../../db/accounts/lock-account.ts";
import {
  countEndpointsOf,
  findEndpoint,
  insertEndpoint,
  removeEndpoint as removeEndpointRow,
  replaceSecret,
  updateEndpoint,
} from "../../db/published/endpoints-of-owner.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import type { PublishedEventType } from "../domain/contract/published-event.ts";
import { ENDPOINTS_MAX, type WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import type { KeyOwner } from "../domain/values/api-key.ts";
import { idFromBytes, type WebhookEndpointId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { EndpointDeps } from "./endpoint-deps.ts";
import { notifyOfNewAddress, type NotifyDeps } from "./notify-of-new-address.ts";
import { newWebhookSecret } from "./webhook-secret.ts";

/** 24 h: a receiver that is deployed once a day has the new secret by then. */
const FORMER_SECRET_MINUTES = 24 * 60;

/** An endpoint with its secret, which is shown this once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/**
 * Registers an address for events from now on, and tells the owner by mail. Refuses one that we do not send to, and more than ten of one owner. Repeated with the same
 * `newIdBytes`, as after a crash that lost its answer, it makes no second one, and gives it another secret.
 */
export async function createEndpoint(
  deps: EndpointDeps & NotifyDeps,
  owner: KeyOwner,
  wanted: {
    readonly url: string;
    readonly eventTypes: readonly PublishedEventType[];
    readonly newIdBytes?: Uint8Array | null;
  },
): Promise<Outcome<EndpointWithSecret>> {
  const { url, eventTypes, newIdBytes } = wanted;
  const problem = deps.webhookSender.problemOf(url);
  if (problem !== null) return refuse({ code: "webhook_url_refused", urlProblem: problem });
  const id = idFromBytes("whe", newIdBytes ?? deps.randomBytes(16));
  const { secret, sealedSecret } = newWebhookSecret(deps);
  const outcome = await deps.database.transact(async (tx): Promise<Outcome<EndpointWithSecret>> => {
    if (owner.kind === "builder") await lockBuilder(tx, owner.builderId);
    else await lockAccount(tx, owner.userId);
    const createdAt = deps.clock.now();
    if ((await findEndpoint(tx, id)) !== null) {
      await replaceSecret(tx, id, { sealedSecret, formerUntil: createdAt });
      return accept({ endpoint: await endpointNow(tx, id), secret });
    }
    if ((await countEndpointsOf(tx, owner)) >= ENDPOINTS_MAX)
      return refuse({ code: "too_many_webhook_endpoints" });
    await insertEndpoint(tx, { id, owner, url, eventTypes, createdAt, sealedSecret });
    return accept({ endpoint: await endpointNow(tx, id), secret });
  });
  if (outcome.ok) await notifyOfNewAddress(deps, outcome.value.endpoint);
  return outcome;
}

/**
 * Changes where an endpoint's events are sent, or which; what is not given stays. What waits goes to the new address, of which the owner is told by
 * mail.
 */
export async function changeEndpoint(
  deps: EndpointDeps & NotifyDeps,
  { id, url: before }: WebhookEndpoint,
  change: { readonly url?: string; readonly eventTypes?: readonly PublishedEventType[] },
): Promise<Outcome<WebhookEndpoint>> {
  const problem = change.url === undefined ? null : deps.webhookSender.problemOf(change.url);
  if (problem !== null) return refuse({ code: "webhook_url_refused", urlProblem: problem });
  await updateEndpoint(deps.database.kysely, id, change);
  const endpoint = await endpointNow(deps.database.kysely, id);
  if (endpoint.url !== before) await notifyOfNewAddress(deps, endpoint);
  return accept(endpoint);
}

/** A new secret, with which everything is signed from now on; for a day with the one before as well. */
export async function rotateEndpointSecret(
  deps: EndpointDeps,
  { id }: WebhookEndpoint,
): Promise<EndpointWithSecret> {
  const { secret, sealedSecret } = newWebhookSecret(deps);
  const formerUntil = addMinutes(deps.clock.now(), FORMER_SECRET_MINUTES);
  await replaceSecret(deps.database.kysely, id, { sealedSecret, formerUntil });
  return { endpoint: await endpointNow(deps.database.kysely, id), secret };
}

/** Nothing is sent there any more, and what waits is dropped. Safe to call twice. */
export async function removeEndpoint(deps: EndpointDeps, { id }: WebhookEndpoint): Promise<void> {
  await deps.database.transact((tx) => removeEndpointRow(tx, id, deps.clock.now()));
}

export async function endpointNow(db: Queryable, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  const endpoint = await findEndpoint(db, id);
  invariant(endpoint !== null, `no webhook endpoint ${id}`);
  return endpoint;
}
