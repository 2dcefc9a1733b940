import {
  switchEndpointOff as switchRowOff,
  switchEndpointOn as switchRowOn,
} from "../../db/published/endpoints-of-owner.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { endpointNow } from "./edit-endpoint.ts";
import type { EndpointDeps } from "./endpoint-deps.ts";

/** Nothing is sent until it is switched on again; what happens meanwhile waits. Safe to call twice. */
export async function switchEndpointOff(
  deps: EndpointDeps,
  { id }: WebhookEndpoint,
): Promise<WebhookEndpoint> {
  const { kysely } = deps.database;
  await switchRowOff(kysely, id, { at: deps.clock.now(), because: "by_owner" });
  return endpointNow(kysely, id);
}

/** Everything since is sent now, in its order. Safe to call twice. */
export async function switchEndpointOn(
  deps: EndpointDeps,
  { id }: WebhookEndpoint,
): Promise<WebhookEndpoint> {
  const endpoint = await deps.database.transact(async (tx) => {
    await switchRowOn(tx, id, deps.clock.now());
    return endpointNow(tx, id);
  });
  deps.wakeWorker();
  return endpoint;
}
