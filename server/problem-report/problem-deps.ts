import type { Database } from "../../db/core/open-database.ts";
import type { Clock, Limits, Log, Mailer, OperatorToTell, RandomBytes, SecretBox } from "../ports.ts";

/** What the use cases of reported problems may use. */
export interface ProblemDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly randomBytes: RandomBytes;
  /** Signs the link that opens a booking. */
  readonly secretBox: SecretBox;
  readonly log: Log;
  readonly mailer: Mailer;
  readonly settings: { readonly appUrl: string };
}

/** What telling operators of reports takes. */
export interface TellProblemsDeps extends Pick<
  ProblemDeps,
  "database" | "clock" | "log" | "settings" | "mailer"
> {
  /** Whom to mail; empty while there is no operator. */
  readonly operators: () => Promise<readonly OperatorToTell[]>;
}
