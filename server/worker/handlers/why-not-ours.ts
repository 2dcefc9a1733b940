import type { WorkerDeps } from "../worker-deps.ts";
import { originOf } from "./delivery.schema.ts";

/**
 * Why a signed event of Stripe's is not this installation's; null when it may be. A secret does not say to which mode its endpoint belongs, so that one of
 * the other mode passes where it is set by mistake. That an object bears no id, or ours, proves nothing: it is read again before anything is believed.
 */
export function whyNotOurs(
  { isLive, installation }: WorkerDeps["stripeEvents"],
  body: string,
): string | null {
  const event = originOf(body);
  if (event.isLive !== null && event.isLive !== isLive)
    return isLive
      ? "an event of test mode, and this installation has a live key"
      : "an event of live mode, and this installation has a test key";
  const bearer = event.installationId;
  if (bearer === null || bearer === installation.id || installation.formerIds.includes(bearer)) return null;
  return "an event of another installation with the same account";
}
