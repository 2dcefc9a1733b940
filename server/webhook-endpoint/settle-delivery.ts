import {
  noteArrival,
  noteFailure,
  settleAttempt,
  type ClaimedDelivery,
  type SettledAttempt,
} from "../../db/published/due-deliveries.ts";
import type { AttemptError, WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import type { WebhookAnswer } from "../domain/providers/webhook-answer.ts";
import type { Instant } from "../domain/values/instant.ts";
import { giveEndpointUp, type GiveUpDeps } from "./give-endpoint-up.ts";
import { isDeadSince, laterTryAt, nextTryAt } from "./retry-plan.ts";

/** A delivery in the hand of this lease. */
export interface HeldDelivery {
  readonly claimed: ClaimedDelivery;
  readonly lease: string;
}

/** Only 2xx says that a webhook was taken: a redirect is followed by nobody. */
function isTaken(answer: WebhookAnswer): boolean {
  return answer.kind === "answered" && answer.status >= 200 && answer.status <= 299;
}

/**
 * Writes down what a receiver answered, and what becomes of the delivery: delivered, tried again, or dropped after three days. An endpoint where
 * nothing has arrived for three days is switched off, with a mail to its owner; what waits for it stays. False when the lease was lost meanwhile.
 */
export async function settleDelivery(
  deps: GiveUpDeps,
  { claimed, lease }: HeldDelivery,
  endpoint: WebhookEndpoint,
  answer: WebhookAnswer,
): Promise<boolean> {
  const at = deps.clock.now();
  const isArrival = isTaken(answer);
  const failingSince = endpoint.failingSince ?? at;
  const isDead = !isArrival && isDeadSince(failingSince, at);
  const attempt: SettledAttempt = {
    at,
    durationMs: answer.durationMs,
    status: answer.kind === "answered" ? answer.status : null,
    error: answer.kind === "failed" ? answer.reason : null,
    answer: answer.kind === "answered" ? answer.excerpt : null,
    becomes: isArrival ? { kind: "delivered" } : afterFailure(claimed.attempts, at, isDead),
  };
  // While the delivery is held, no other one goes there, and no second mail.
  if (isDead) await giveEndpointUp(deps, endpoint, failingSince);
  return deps.database.transact(async (tx) => {
    if (!(await settleAttempt(tx, claimed.id, lease, attempt))) return false;
    if (isArrival) await noteArrival(tx, endpoint.id);
    else await noteFailure(tx, endpoint.id, at);
    return true;
  });
}

/** What cannot be sent, whatever its receiver would have said. An event whose content is erased is dropped, anything else is tried again. */
export async function settleUnsent(
  deps: Pick<GiveUpDeps, "database" | "clock">,
  { claimed, lease }: HeldDelivery,
  error: Extract<AttemptError, "erased" | "unreadable">,
): Promise<boolean> {
  const at = deps.clock.now();
  const becomes =
    error === "erased" ? ({ kind: "given_up" } as const) : afterFailure(claimed.attempts, at, false);
  return deps.database.transact((tx) =>
    settleAttempt(tx, claimed.id, lease, { at, durationMs: 0, status: null, error, answer: null, becomes }),
  );
}

function afterFailure(attempts: number, at: Instant, isDead: boolean): SettledAttempt["becomes"] {
  const again = isDead ? laterTryAt(attempts, at, Math.random()) : nextTryAt(attempts, at, Math.random());
  return again === null ? { kind: "given_up" } : { kind: "pending", nextAttemptAt: again };
}
