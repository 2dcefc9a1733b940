import type { Database } from "../../db/core/open-database.ts";
import type { AlertThresholds } from "../domain/health/alert-thresholds.ts";
import type { AlertChannel, CertificateReader, Clock, Log, RandomBytes } from "../ports.ts";

/** What looks for trouble, and tells of it. */
export interface AlertDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly randomBytes: RandomBytes;
  /** Mail before others: those say when it has failed. */
  readonly channels: readonly AlertChannel[];
  /** Null where the site has no certificate. */
  readonly certificate: CertificateReader | null;
  /** The computer or container that this process runs on. */
  readonly host: string;
  readonly settings: {
    readonly thresholds: AlertThresholds;
    /** Whether backups are set up here. */
    readonly makesBackups: boolean;
    /** Null: only when an operator asks. */
    readonly reconcileEveryMinutes: number | null;
  };
}
