import type { Database } from "../../db/core/open-database.ts";
import type { SecretBox } from "../ports.ts";

/** What the use cases of the history need. */
export interface HistoryDeps {
  readonly database: Database;
  readonly secretBox: SecretBox;
}
