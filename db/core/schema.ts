import type { AccountTables } from "./tables/account-tables.ts";
import type { AlertTables } from "./tables/alert-tables.ts";
import type { BackupTables } from "./tables/backup-tables.ts";
import type { BookingTables } from "./tables/booking-tables.ts";
import type { BuilderTables } from "./tables/builder-tables.ts";
import type { CalendlyTables } from "./tables/calendly-tables.ts";
import type { ContractTables } from "./tables/contract-tables.ts";
import type { FactorTables } from "./tables/factor-tables.ts";
import type { FunnelTables } from "./tables/funnel-tables.ts";
import type { HealthTables } from "./tables/health-tables.ts";
import type { HistoryTables } from "./tables/history-tables.ts";
import type { KeptTables } from "./tables/kept-tables.ts";
import type { MailTables } from "./tables/mail-tables.ts";
import type { MoneyTables } from "./tables/money-tables.ts";
import type { ProblemTables } from "./tables/problem-tables.ts";
import type { ProcessTables } from "./tables/process-tables.ts";
import type { PublishedTables } from "./tables/published-tables.ts";
import type { QueueTables } from "./tables/queue-tables.ts";
import type { ReconciliationTables } from "./tables/reconciliation-tables.ts";
import type { ReviewTables } from "./tables/review-tables.ts";
import type { SearchTables } from "./tables/search-tables.ts";
import type { SchemaTables } from "./tables/schema-tables.ts";
import type { SitePolicyTables } from "./tables/site-policy-tables.ts";

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
    SitePolicyTables,
    ProblemTables,
    FunnelTables,
    HealthTables,
    AlertTables,
    BackupTables,
    ProcessTables,
    SearchTables,
    SchemaTables {}
