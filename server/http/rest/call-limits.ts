import { secondsUntil } from "../../domain/values/limit-reached.ts";
import { API_CALLS_OF_KEY, CONTRACT_CALLS_OF_ACCOUNT } from "../../domain/values/limit-rules.ts";
import type { ProcedureContext } from "../../routers/procedure-context.ts";

/**
 * Counts one call of a key or an account, and says in the headers how many are left, as draft-ietf-httpapi-ratelimit-headers has it. False when none is
 * allowed. Whoever is nobody is counted by their network, before this.
 */
export async function takeOneCall(
  headers: Headers,
  { apiKey, actor, deps }: Pick<ProcedureContext, "apiKey" | "actor" | "deps">,
): Promise<boolean> {
  const subject = apiKey?.id ?? (actor.kind === "nobody" ? null : actor.userId);
  if (subject === null) return true;
  const rule = apiKey === null ? CONTRACT_CALLS_OF_ACCOUNT : API_CALLS_OF_KEY;
  const taken = await deps.limits.take(rule, subject);
  const now = deps.clock.now();
  const seconds = secondsUntil(taken.allowed ? taken.endsAt : taken.retryAt, now);
  headers.set("ratelimit-policy", `"calls";q=${rule.max};w=${rule.minutes * 60}`);
  headers.set("ratelimit", `"calls";r=${taken.allowed ? taken.left : 0};t=${seconds}`);
  if (!taken.allowed) headers.set("retry-after", String(seconds));
  return taken.allowed;
}
