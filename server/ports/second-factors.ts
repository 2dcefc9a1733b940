import type { UserId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";

/** Whose factor, and which of their sessions shows it. */
export interface FactorSession {
  readonly userId: UserId;
  readonly sessionId: string;
}

/** A QR code as lines of an SVG path, one unit for each module; `size` counts the quiet border too. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

export interface PasskeyDetails {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Instant | null;
}

/** The factors that somebody has set up. */
export interface SecondFactorSettings {
  /** Since when an authenticator app gives codes; null without one. */
  readonly appSince: Instant | null;
  /** An app that is being set up: it counts once it has given a code. */
  readonly pendingApp: { readonly secret: string; readonly uri: string; readonly qr: QrCode } | null;
  readonly passkeys: readonly PasskeyDetails[];
  readonly recoveryCodesLeft: number;
}

/** The outcome of entering a code. */
export type CodeOutcome =
  | { readonly kind: "confirmed" }
  /** `wasUsed`: it was right, once. */
  | { readonly kind: "wrong"; readonly triesLeft: number; readonly wasUsed: boolean }
  /** So many wrong ones that the session is over. */
  | { readonly kind: "session_ended" }
  /** Too many of late, in all sessions together: this one was not checked. */
  | { readonly kind: "wait"; readonly retryAfterSeconds: number };

export type AppOutcome =
  | { readonly kind: "set_up"; readonly recoveryCodes: readonly string[] | null }
  | { readonly kind: "wrong_code" }
  /** There is no app that waits for its first code. */
  | { readonly kind: "nothing_pending" };

/** `last_one`: without it the person had no factor at all. */
export type RemovalOutcome = { readonly kind: "removed" } | { readonly kind: "last_one" };

/** What a mail about a second factor is about. */
export type FactorNotification =
  | "app_set_up"
  | "app_removed"
  | "passkey_added"
  | "passkey_removed"
  | "recovery_code_used"
  | "recovery_codes_made"
  | "reset";

/** The second factors of people, and the sessions that show them. Who may call what is decided by the procedures. */
export interface SecondFactors {
  settingsOf(userId: UserId, email: string): Promise<SecondFactorSettings>;
  /** Checks a code of the app, or a recovery code. Counts the try first. */
  enterCode(session: FactorSession, code: string): Promise<CodeOutcome>;
  /** Makes a new secret for an app. The app that there is, if any, goes on until the new one has given a code. */
  beginApp(userId: UserId): Promise<void>;
  /** The first code of the new app: from now on it counts, and the session has shown it. With the first factor of all come recovery codes. */
  finishApp(session: FactorSession, code: string): Promise<AppOutcome>;
  removeApp(userId: UserId): Promise<RemovalOutcome>;
  /** Ten new ones, which are shown this once; the old ones end. */
  makeRecoveryCodes(userId: UserId): Promise<readonly string[]>;
  /** Safe to call for a passkey that is gone. */
  renamePasskey(userId: UserId, passkeyId: string, name: string): Promise<void>;
  removePasskey(userId: UserId, passkeyId: string): Promise<RemovalOutcome>;
  /** First added first. */
  listPasskeys(userId: UserId): Promise<readonly PasskeyDetails[]>;
  /** For whoever is asked for no second factor: the last one goes too. Safe to call for a passkey that is gone, or somebody else's. */
  removeAnyPasskey(userId: UserId, passkeyId: string): Promise<void>;
}
