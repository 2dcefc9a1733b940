import type { Database } from "../../db/core/open-database.ts";
import type { SchemaStatus } from "../../db/core/schema-requirement.ts";
import type { AppVersion } from "../domain/values/app-version.ts";
import type { Calendars, Clock, Log, Mailer, PaymentsAdmin, SecretBox, WebhookProbe } from "../ports.ts";

/** What the checks of an installation look at. Wired once, in the composition root. */
export interface CheckupDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly calendars: Calendars;
  readonly secretBox: SecretBox;
  readonly paymentsAdmin: PaymentsAdmin;
  readonly webhookProbe: WebhookProbe;
  readonly mailer: Mailer;
  /** Connects to the mail server and signs in. Throws ProviderError. */
  readonly verifyMail: () => Promise<void>;
  /** Whether this version of the app can run on the database. */
  readonly readSchemaStatus: () => Promise<SchemaStatus>;
  /** Who gets the mail that shows that mail arrives; nobody yet while no operator has been made. */
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly log: Log;
  readonly settings: {
    readonly appVersion: AppVersion;
    /** Our own origin, without a slash at the end. */
    readonly appUrl: string;
    readonly stripeWebhookSecrets: readonly string[];
    readonly stripeApiVersion: string;
    /** Version of the time-zone data that this process uses: `2026a`. */
    readonly timeZoneData: string;
  };
}

/** Everything that may be wrong with an installation. */
export type FindingCode =
  | "migration_pending"
  | "database_too_new"
  | "time_zones_outdated"
  | "mail_refused"
  | "stripe_refuses_the_key"
  | "stripe_unreachable"
  | "stripe_endpoint_missing"
  | "stripe_endpoint_disabled"
  | "stripe_event_missing"
  | "stripe_version_differs"
  | "stripe_secret_wrong"
  | "stripe_deliveries_fail"
  | "clock_skewed"
  | "endpoint_closed"
  | "token_revoked"
  | "scope_missing"
  | "connection_broken"
  | "connection_unreadable"
  | "calendly_unreachable"
  | "subscription_missing"
  | "subscription_disabled"
  | "subscription_elsewhere"
  | "subscription_incomplete"
  | "calendly_key_wrong"
  | "calendly_deliveries_fail";

/** One thing that is wrong, in words for whoever runs the installation. Holds no token, key or address of a person. */
export interface Finding {
  readonly code: FindingCode;
  /** Whose it is, a builder's slug; null when it is everybody's. */
  readonly about: string | null;
  readonly problem: string;
  readonly remedy: string;
}
