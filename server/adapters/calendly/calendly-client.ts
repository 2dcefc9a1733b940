import type { CalendlyConnectionId } from "../../domain/values/ids.ts";
import type { Calendar, CalendlyAsker, ClockWatch } from "../../ports.ts";
import { createCalendlyCalendar } from "./calendly-calendar.ts";
import { createOwnProviderStates } from "../own-provider-states.ts";
import { createCalendlyGuard, type CalendlyGuard, type GuardDeps } from "./calendly-guard.ts";
import { sendOnce } from "./calendly-http.ts";

/**
 * A calendar with the token given. All calendars of one connection share its breaker and its rate limit, whatever token they carry; a
 * token without a connection (null) has its own.
 */
export type OpenCalendar = (
  accessToken: string,
  connectionId: CalendlyConnectionId | null,
  asker?: CalendlyAsker,
) => Calendar;

const WORKER: CalendlyAsker = { share: "whole" };

/** Every request to Calendly's API, except OAuth, goes through here. */
export function createCalendlyClient(
  settings: GuardDeps & {
    /** Base of the API, without a slash at the end. */
    readonly apiUrl: string;
    /** Base of Calendly's own pages. */
    readonly siteUrl: string;
    readonly clockWatch?: ClockWatch;
  },
): OpenCalendar {
  const guards = new Map<CalendlyConnectionId, CalendlyGuard>();
  const forGuards = { ...settings, states: settings.states ?? createOwnProviderStates() };

  function guardOf(connectionId: CalendlyConnectionId | null): CalendlyGuard {
    if (connectionId === null) return createCalendlyGuard(forGuards, null);
    const known = guards.get(connectionId);
    if (known !== undefined) return known;
    const guard = createCalendlyGuard(forGuards, connectionId);
    guards.set(connectionId, guard);
    return guard;
  }

  return (accessToken, connectionId, asker = WORKER) => {
    const guard = guardOf(connectionId);
    const connection = {
      apiUrl: settings.apiUrl,
      accessToken,
      now: () => settings.clock.now(),
      sawRate: guard.sawRate,
      ...(settings.clockWatch === undefined ? {} : { clockWatch: settings.clockWatch }),
    };
    return createCalendlyCalendar({
      siteUrl: settings.siteUrl,
      send: (operation, request) =>
        guard.run(operation, request, (signal) => sendOnce(connection, operation, request, signal), asker),
    });
  };
}
