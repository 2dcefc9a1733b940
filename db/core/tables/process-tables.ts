import type { Generated } from "kysely";

/** The tables by which several processes on one database behave as one. */
export interface ProcessTables {
  provider_state: ProviderStateTable;
  scheduled_run: ScheduledRunTable;
  app_process: AppProcessTable;
}

/** How a provider, or one connection to it, stands for every process. */
export interface ProviderStateTable {
  /** PRIMARY KEY. `stripe`, `smtp`, or a Calendly connection's id. */
  subject: string;
  /** Until when nobody asks; past while somebody's probe is due; null when all is well. */
  paused_until_at: string | null;
  /** How many pauses there were in a row. */
  pauses: Generated<number>;
  /** Until when its rate limit is used up. */
  limited_until_at: string | null;
  /** What it last said of its rate limit; all three or none. */
  calls_max: number | null;
  calls_remaining: number | null;
  resets_at: string | null;
}

/** When a task of the schedule last began, in whichever process. */
export interface ScheduledRunTable {
  /** PRIMARY KEY. */
  task: string;
  begun_at: string;
  /** Whose it is while it runs. */
  lease: string | null;
  leased_until: string | null;
}

/** A process of the app. */
export interface AppProcessTable {
  /** PRIMARY KEY. New at each start. */
  id: string;
  host: string;
  started_at: string;
  seen_at: string;
}
