/** The tables by which versions of the app and the database know each other, and whether all is well with them. */
export interface SchemaTables {
  kysely_migration: MigrationTable;
  schema_requirement: SchemaRequirementTable;
  heartbeat: HeartbeatTable;
  installation: InstallationTable;
  wrong_clock: WrongClockTable;
}

/** Kysely's own list of what is applied. */
export interface MigrationTable {
  /** PRIMARY KEY. */
  name: string;
  timestamp: string;
}

/** Which version of the app an applied migration asks for at least; written and taken back with it. */
export interface SchemaRequirementTable {
  /** PRIMARY KEY. */
  migration: string;
  oldest_app_version: string;
}

export interface HeartbeatTable {
  /** PRIMARY KEY. */
  name: string;
  written_at: string;
}

/** Whose database this is. UNIQUE (standing) while current. */
export interface InstallationTable {
  /** PRIMARY KEY. */
  id: string;
  /** CHECK current, former. */
  standing: string;
  /** CHECK set, generated: by INSTALLATION_ID, or because none was set. */
  origin: string;
  since_at: string;
  /** When the database was declared a copy of another installation's; null in one that never was. */
  copied_at: string | null;
}

/** Clocks of our processes that differ from a provider's. PRIMARY KEY (process_id, provider). */
export interface WrongClockTable {
  /** New at each start of a process. */
  process_id: string;
  /** stripe, calendly. */
  provider: string;
  /** The computer's own name. */
  host: string;
  /** Positive when ours is ahead. */
  difference_seconds: number;
  since_at: string;
  /** By the provider's clock. */
  measured_at: string;
}
