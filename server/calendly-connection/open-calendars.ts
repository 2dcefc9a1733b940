import { findConnectionOfBuilder } from "../../db/calendly-connections.ts";
import type { Database } from "../../db/open-database.ts";
import type { Calendar, Calendars, SecretBox } from "../ports.ts";

/** What a sealed token may be opened for; a text moved to another column does not open. */
export const ACCESS_TOKEN_PURPOSE = "calendly access token";
export const SIGNING_KEY_PURPOSE = "calendly signing key";

/** Opens each builder's calendar with that builder's own token, read and unsealed for each use: a rotated token is in force at once. */
export function createCalendars(settings: {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly calendarWithToken: (accessToken: string) => Calendar;
}): Calendars {
  return {
    async ofBuilder(builderId) {
      const connection = await findConnectionOfBuilder(settings.database.kysely, builderId);
      if (connection === null) return null;
      return settings.calendarWithToken(
        settings.secretBox.open(connection.accessTokenSealed, ACCESS_TOKEN_PURPOSE),
      );
    },
    withToken: settings.calendarWithToken,
  };
}
