import type { SchemaStatus } from "../../db/core/schema-requirement.ts";
import type { AppVersion } from "../domain/values/app-version.ts";
import type { ConnectionDeps } from "../calendly-connection/connection-deps.ts";
import type { PaymentsAdmin, WebhookProbe } from "../ports.ts";

/** What the checks of an installation look at. Wired once, in the composition root. */
export interface CheckupDeps extends Pick<
  ConnectionDeps,
  "database" | "clock" | "calendars" | "oauth" | "secretBox" | "mailer" | "operatorAddresses" | "log"
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
