/** What is known of how the installation is. */
export interface HealthTables {
  activity_count: ActivityCountTable;
  health_sample: HealthSampleTable;
}

/** What happened in one minute, of all processes. PRIMARY KEY (minute_at, kind, label). */
export interface ActivityCountTable {
  /** `2026-03-02T10:15`, in UTC. */
  minute_at: string;
  /** See `ACTIVITY_KINDS`. */
  kind: string;
  label: string;
  count: number;
}

/** How the installation was at the beginning of ten minutes. */
export interface HealthSampleTable {
  /** PRIMARY KEY. */
  slot_at: string;
  figures_json: string;
}
