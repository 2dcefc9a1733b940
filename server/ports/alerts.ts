import type { Condition } from "../domain/health/judge-health.ts";
import type { Instant } from "../domain/values/instant.ts";

/** What is told of a trouble. */
export interface AlertNotification {
  /** Stable for one notification: whoever gets it twice can know it again. */
  readonly id: string;
  readonly condition: Condition;
  /** `more`: it was told before, and more has come. `over`: it is gone. */
  readonly stage: "new" | "more" | "over";
  readonly at: Instant;
  /** Whether its mail could not be sent: who reads it elsewhere is told so. */
  readonly isMailFailed: boolean;
}

/** A way to tell operators what needs them. */
export interface AlertChannel {
  readonly name: "mail" | "webhook";
  /** Learns whom to tell, for when the database cannot be asked any more. Rejects as the database does. */
  prepare(): Promise<void>;
  /** False when there is nobody to tell. Rejects when none of them could be told; the reason names no address. */
  tell(notification: AlertNotification): Promise<boolean>;
}

/** Posts to a chat's own address, which nothing ever shows. Rejects with a reason that does not name it. */
export interface AlertWebhook {
  post(message: { readonly text: string } & Readonly<Record<string, string>>): Promise<void>;
}

/** Says to whoever listens outside that this process is well. Rejects when it was not heard. */
export interface HeartbeatCall {
  call(): Promise<void>;
}

/** Reads the certificate that the site shows to the outside. */
export interface CertificateReader {
  /** When it ends; null when none was shown, as where the site could not be reached. */
  readEnd(): Promise<Instant | null>;
}
