import type { AccountTables } from "./account-tables.ts";
import type { AlertTables } from "./alert-tables.ts";
import type { BackupTables } from "./backup-tables.ts";
import type { BookingTables } from "./booking-tables.ts";
import type { BuilderTables } from "./builder-tables.ts";
import type { CalendlyTables } from "./calendly-tables.ts";
import type { ContractTables } from "./contract-tables.ts";
import type { FactorTables } from "./factor-tables.ts";
import type { FunnelTables } from "./funnel-tables.ts";
import type { HealthTables } from "./health-tables.ts";
import type { HistoryTables } from "./history-tables.ts";
import type { KeptTables } from "./kept-tables.ts";
import type { MailTables } from "./mail-tables.ts";
import type { MoneyTables } from "./money-tables.ts";
import type { ProblemTables } from "./problem-tables.ts";
import type { ProcessTables } from "./process-tables.ts";
import type { PublishedTables } from "./published-tables.ts";
import type { QueueTables } from "./queue-tables.ts";
import type { ReconciliationTables } from "./reconciliation-tables.ts";
import type { ReviewTables } from "./review-tables.ts";
import type { SchemaTables } from "./schema-tables.ts";

/**
 * Every table and column. Instants are TEXT (`2026-03-02T10:15:30.000Z`) named `*_at`; money is an INTEGER named `*_minor`;
 * JSON is TEXT named `*_json`; there are no booleans: a nullable instant says since when. The sign-in library's `auth_*` tables are its own.
 */
export interface Schema
  extends
    BuilderTables,
    CalendlyTables,
    BookingTables,
    MoneyTables,
    KeptTables,
    HistoryTables,
    ReconciliationTables,
    QueueTables,
    PublishedTables,
    ContractTables,
    AccountTables,
    FactorTables,
    MailTables,
    ReviewTables,
    ProblemTables,
    FunnelTables,
    HealthTables,
    AlertTables,
    BackupTables,
    ProcessTables,
    SchemaTables {}
