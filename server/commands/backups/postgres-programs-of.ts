import type { PostgresPrograms } from "../../adapters/backups/postgres-programs.ts";
import { childEnv, type Env } from "../../env.ts";

/** PostgreSQL's programs for this database, as the settings say. */
export function postgresProgramsOf(env: Env, url: string): PostgresPrograms {
  return { folder: env.POSTGRES_PROGRAMS ?? null, url, env: childEnv({}) };
}
