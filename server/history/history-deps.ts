import type { Database } from "../../db/core/open-database.ts";
import type { SecretBox } from "../ports.ts";

/** What whoever looks at the history needs. */
export interface HistoryDeps {
  readonly database: Database;
  readonly secretBox: SecretBox;
}
