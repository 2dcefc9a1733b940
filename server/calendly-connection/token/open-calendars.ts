import {
  findConnectionOfBuilder,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import type { BuilderId, CalendlyConnectionId } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar, Calendars, CalendlyAsker } from "../../ports.ts";
import { createCalendarCache } from "./cached-calendar.ts";
import { calendarThrough } from "./calendar-through.ts";
import { freshAccessToken, type TokenDeps } from "./fresh-access-token.ts";
import { reportConnectionTrouble } from "./report-connection-trouble.ts";

/**
 * Opens each builder's calendar with that builder's own token, read and unsealed for each call and renewed when it is due: a rotated token is in
 * force at once. Answers about event types and free times are cached for a minute. A token that Calendly refuses breaks the connection, and its
 * builder and operators are mailed. `forPages` has the same answers and leaves the worker its reserve of calls.
 */
export function createCalendars(
  settings: TokenDeps & {
    /** The calls of one connection are counted and held back together; null for a token that belongs to none yet. */
    readonly calendarWithToken: (
      accessToken: string,
      connectionId: CalendlyConnectionId | null,
      asker?: CalendlyAsker,
    ) => Calendar;
  },
): Calendars & { readonly forPages: Calendars } {
  const cache = createCalendarCache(settings.clock);

  async function open(builderId: BuilderId, asker: CalendlyAsker): Promise<Calendar | null> {
    const found = await findConnectionOfBuilder(settings.database.kysely, builderId);
    if (found === null) return null;
    // As it was when the last call took its token: what Calendly refuses is that token, and no newer one.
    let connection = found;
    return calendarThrough(
      async () => {
        connection = (await findConnectionOfBuilder(settings.database.kysely, builderId)) ?? connection;
        const accessToken = await freshAccessToken(settings, connection);
        return settings.calendarWithToken(accessToken, connection.id, asker);
      },
      (error) => reportRefusal(connection, error),
    );
  }

  async function reportRefusal(connection: CalendlyConnection, error: unknown): Promise<void> {
    if (!(error instanceof ProviderError) || error.failure === null) return;
    switch (error.failure.kind) {
      case "unauthorised":
        return reportConnectionTrouble(settings, connection, { reason: "unauthorized", missingScopes: [] });
      case "forbidden": {
        const { missingScopes } = error.failure;
        // Without scopes the refusal is about one object, such as an event that is over.
        if (missingScopes.length === 0) return;
        return reportConnectionTrouble(settings, connection, { reason: "forbidden", missingScopes });
      }
      case "not_found":
      case "conflict":
      case "rate_limited":
      case "unavailable":
      case "bad_answer":
        return;
    }
  }

  function calendarsFor(share: CalendlyAsker["share"]): Calendars {
    return {
      async ofBuilder(builderId, beforeCall) {
        const asker = beforeCall === undefined ? { share } : { share, beforeCall };
        const calendar = await open(builderId, asker);
        return calendar === null ? null : cache.wrap(builderId, calendar);
      },
      withToken: (accessToken) => settings.calendarWithToken(accessToken, null),
      forgetEventTypes: cache.forgetEventTypes,
    };
  }

  return { ...calendarsFor("whole"), forPages: calendarsFor("pages") };
}
