import { addMinutes, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar } from "../../ports.ts";
import { no, type ConnectionOutcome } from "./connection-refusal.ts";
import type { ReachedAccount } from "./connect-calendly.ts";

/** An event that does not exist: reading it needs the same permission, and changes nothing. */
const NO_EVENT = "00000000-0000-0000-0000-000000000000";
/** 2 min: Calendly wants a range to start in the future, on its own clock; ours may be a minute slow before that is reported. */
const FROM_MINUTES = 2;
/** 1 day: a short answer. */
const TO_MINUTES = 24 * 60;

/**
 * Tries, with this calendar's token, each kind of thing that bookings need, in ways that change nothing (an unused scheduling link books nothing).
 * Says whose token it is, or all the permissions that it lacks at once. Throws on bugs only.
 */
export async function probeAccess(
  calendar: Calendar,
  now: Instant,
): Promise<ConnectionOutcome<ReachedAccount>> {
  const missing = new Set<string>();

  async function attempt<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.failure?.kind === "not_found") return null;
      if (error.failure?.kind !== "forbidden" || error.failure.missingScopes.length === 0) throw error;
      for (const scope of error.failure.missingScopes) missing.add(scope);
      return null;
    }
  }

  try {
    const account = await attempt(() => calendar.getAccount());
    if (account === null) return no({ code: "scopes_missing", scopes: [...missing] });
    const eventTypes = (await attempt(() => calendar.listEventTypes(account.userUri))) ?? [];
    const example = eventTypes.find(({ active }) => active);
    if (example !== undefined) {
      const [from, to] = [addMinutes(now, FROM_MINUTES), addMinutes(now, TO_MINUTES)];
      await attempt(() => calendar.hasAvailableTime(example.uri, from, to));
      await attempt(() => calendar.createSchedulingLink(example.uri));
    }
    await attempt(() => calendar.findScheduledEvent(NO_EVENT));
    await attempt(() => calendar.probeCancellation());
    await attempt(() => calendar.listWebhookSubscriptions(account));
    if (missing.size > 0) return no({ code: "scopes_missing", scopes: [...missing].sort() });
    return { ok: true, value: { account, eventTypes } };
  } catch (error) {
    return no(refusalOf(error));
  }
}

/** The refusal for a failure of Calendly's while connecting. Throws any other error. */
export function refusalOf(error: unknown) {
  if (!(error instanceof ProviderError)) throw error;
  switch (error.failure?.kind) {
    case "unauthorised":
      return { code: "token_refused" } as const;
    case "forbidden":
      return { code: "scopes_missing", scopes: error.failure.missingScopes } as const;
    case "not_found":
    case "conflict":
    case "rate_limited":
    case "unavailable":
    case undefined:
      return { code: "calendly_unavailable" } as const;
    case "bad_answer":
      return { code: "trouble_on_our_side" } as const;
  }
}
