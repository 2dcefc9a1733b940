import type { Database } from "../../db/core/open-database.ts";
import type { Calendars, CalendlyOAuth, Clock, Log, Mailer, RandomBytes, SecretBox } from "../ports.ts";

/** What the use cases of a Calendly connection may use; wired once, in the composition root. */
export interface ConnectionDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly calendars: Calendars;
  readonly secretBox: SecretBox;
  /** Null when this installation has no OAuth app at Calendly: then builders paste tokens. */
  readonly oauth: CalendlyOAuth | null;
  readonly randomBytes: RandomBytes;
  readonly mailer: Mailer;
  /** Who is mailed about a broken connection, besides its builder. */
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly log: Log;
  readonly settings: {
    /** Our own origin, without a slash at the end. */
    readonly appUrl: string;
  };
}
