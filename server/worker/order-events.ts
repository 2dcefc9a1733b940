import { positionEvents } from "../../db/published/event-order.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import type { QueueConsumer } from "./create-queue-consumer.ts";
import { describeError } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 200 at a time: some ten milliseconds of the writer, with the deliveries of a few endpoints. */
const BATCH_SIZE = 200;

export type OrderDeps = Pick<WorkerDeps, "database" | "clock" | "randomBytes" | "log" | "wakeWorker">;

/**
 * Gives published events their positions, soon after they were committed, and endpoints their deliveries of them. Several processes take turns.
 * What a process has left behind is found by the next one that is woken.
 */
export function orderEvents(deps: OrderDeps): QueueConsumer {
  let ordering: Promise<void> | null = null;
  let wokenAgain = false;
  let stopped = false;

  function wake(): void {
    wokenAgain = true;
    if (stopped || ordering !== null) return;
    ordering = orderWhatWaits().finally(() => {
      ordering = null;
      // Woken between the last look and here.
      if (wokenAgain) wake();
    });
  }

  async function orderWhatWaits(): Promise<void> {
    while (wokenAgain && !stopped) {
      wokenAgain = false;
      // What is committed in this turn of the event loop is put in order together.
      await new Promise((resolve) => setImmediate(resolve));
      try {
        if (await orderOnce()) wokenAgain = true;
      } catch (error) {
        // The database does not answer for a moment: the next wake tries again.
        deps.log.error({ reason: describeError(error) }, "events could not be put in order");
      }
    }
  }

  /** Whether there may be more. */
  async function orderOnce(): Promise<boolean> {
    const { positioned, deliveries, unreadable } = await positionEvents(deps.database, {
      at: deps.clock.now(),
      limit: BATCH_SIZE,
      newDeliveryId: () => idFromBytes("whd", deps.randomBytes(16)),
    });
    for (const { key, reason } of unreadable)
      deps.log.error({ endpoint: key, reason }, "an endpoint that cannot be read was sent no events");
    if (deliveries > 0) deps.wakeWorker();
    return positioned === BATCH_SIZE;
  }

  return {
    wake,
    async stop() {
      stopped = true;
      await ordering;
    },
  };
}
