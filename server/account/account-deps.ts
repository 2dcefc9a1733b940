import type { Database } from "../../db/core/open-database.ts";
import type { Language } from "../domain/text/language.ts";
import type { Accounts, Clock, Limits, Log, Mailer, RandomBytes, SecretBox } from "../ports.ts";

/** What the use cases of one's own account may use. */
export interface AccountDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly mailer: Mailer;
  readonly randomBytes: RandomBytes;
  readonly secretBox: SecretBox;
  readonly log: Log;
  readonly settings: {
    /** Our own origin, without a slash at the end. */
    readonly appUrl: string;
  };
}

/** Whose account it is, as their session says. */
export interface AccountOwner {
  readonly userId: string;
  readonly sessionId: string;
  /** In which they read the page: their mails are in it, too. */
  readonly language: Language;
}
