import {
  claimDeliveries,
  findDeliveryToSend,
  type DeliveryToSend,
  type EndpointHealth,
} from "../../db/published/due-deliveries.ts";
import { newLease } from "../booking/lease.ts";
import { settleDelivery, settleUnsent, type HeldDelivery } from "../webhook-endpoint/settle-delivery.ts";
import { openWebhookSecrets } from "../webhook-endpoint/webhook-secret.ts";
import { createQueueConsumer, type QueueConsumer } from "./create-queue-consumer.ts";
import { describeError } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** Endpoints that are sent to at once. Those where nothing arrives have few places of their own, and take none from the others. */
const ENDPOINTS_AT_ONCE = { healthy: 24, failing: 8 } as const satisfies Record<EndpointHealth, number>;

/** What sending needs of what the worker has. */
type DeliverDeps = Pick<
  WorkerDeps,
  | "database"
  | "clock"
  | "randomBytes"
  | "secretBox"
  | "webhookSender"
  | "accounts"
  | "mailer"
  | "settings"
  | "log"
  | "wakeWorker"
>;

/** Sends events to the endpoints that want them: one at a time to each, in order, to several side by side. */
export function deliverWebhooks(deps: DeliverDeps, health: EndpointHealth): QueueConsumer {
  return createQueueConsumer({
    size: ENDPOINTS_AT_ONCE[health],
    gatherMs: 0,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimDeliveries(deps.database, health, { now: deps.clock.now(), ...lease, limit });
      return rows.map((claimed) => ({ claimed, lease: lease.lease }));
    },
    run: (held) => deliver(deps, held),
  });
}

/** Sends one and writes down what came of it. A process that dies in between leaves the delivery to the end of its lease: it is sent again. */
async function deliver(deps: DeliverDeps, held: HeldDelivery): Promise<void> {
  const { claimed } = held;
  const about = { deliveryId: claimed.id, endpointId: claimed.endpointId, attempts: claimed.attempts };
  let found: (DeliveryToSend & { readonly secrets: readonly string[] }) | null;
  try {
    const toSend = await findDeliveryToSend(deps.database.kysely, claimed, deps.clock.now());
    found = toSend === null ? null : { ...toSend, secrets: openWebhookSecrets(deps.secretBox, toSend) };
  } catch (error) {
    deps.log.error({ ...about, reason: describeError(error) }, "a webhook cannot be sent");
    await settleUnsent(deps, held, "unreadable");
    return;
  }
  if (found === null) return;
  const { endpoint, event, secrets } = found;
  if (event.data === null) {
    await settleUnsent(deps, held, "erased");
    return;
  }
  const answer = await deps.webhookSender.send({
    url: endpoint.url,
    id: event.id,
    at: deps.clock.now(),
    secrets,
    body: JSON.stringify(event),
  });
  const isSettled = await settleDelivery(deps, held, endpoint, answer);
  if (!isSettled) deps.log.warn(about, "a webhook was sent after its lease had ended");
  // The one that waits behind it, perhaps in the other's hand by now.
  deps.wakeWorker();
}
