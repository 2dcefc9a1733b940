import type { SchemaStatus } from "../../db/core/schema-requirement.ts";
import type { AppVersion } from "../domain/values/app-version.ts";
import type { ConnectionDeps } from "../calendly-connection/connection-deps.ts";
import type { PaymentsAdmin, WebhookProbe } from "../ports.ts";

/** What the checks of an installation look at. Wired once, in the composition root. */
export interface CheckupDeps extends Pick<
  ConnectionDeps,
  "database" | "clock" | "calendars" | "secretBox" | "mailer" | "operatorAddresses" | "log"
> {
  readonly paymentsAdmin: PaymentsAdmin;
  readonly webhookProbe: WebhookProbe;
  /** Connects to the mail server and signs in. Throws ProviderError. */
  readonly verifyMail: () => Promise<void>;
  /** Whether this version of the app can run on the database. */
  readonly readSchemaStatus: () => Promise<SchemaStatus>;
  readonly settings: ConnectionDeps["settings"] & {
    readonly appVersion: AppVersion;
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
