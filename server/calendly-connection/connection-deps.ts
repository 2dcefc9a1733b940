import type { CalendlyOAuth, Mailer, SecretBox } from "../ports.ts";
import type { SyncDeps } from "../session-type/sync-session-types.ts";

/** What the use cases of a Calendly connection may use; a new one syncs its session types. Wired once, in the composition root. */
export interface ConnectionDeps extends SyncDeps {
  readonly secretBox: SecretBox;
  /** Null when this installation has no OAuth app at Calendly: then builders paste tokens. */
  readonly oauth: CalendlyOAuth | null;
  readonly mailer: Mailer;
  /** Who is mailed about a broken connection, besides its builder. */
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly settings: {
    /** Our own origin, without a slash at the end. */
    readonly appUrl: string;
  };
}
