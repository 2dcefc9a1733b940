import type { LanguageTag } from "../domain/text/language.ts";
import type { UserId } from "../domain/values/ids.ts";
import type { Instant, TimeZone } from "../domain/values/instant.ts";

/** An account as its owner sees it. */
export interface OwnAccount {
  readonly email: string;
  readonly name: string;
  readonly role: "client" | "builder" | "operator";
  /** Whether its owner has confirmed the address. */
  readonly isConfirmed: boolean;
  readonly hasPassword: boolean;
  /** In which they want times shown; null while they have not said. */
  readonly timeZone: TimeZone | null;
  /** In which they want to read pages and mails; null while they have not said. */
  readonly language: LanguageTag | null;
  readonly createdAt: Instant;
}

/** A browser that is signed in. */
export interface OwnSession {
  /** An id that gives no access. */
  readonly id: string;
  /** What the browser says it is. */
  readonly userAgent: string;
  readonly begunAt: Instant;
  /** To the hour. */
  readonly lastSeenAt: Instant;
}

/** What people do with their own accounts. Whether they may is the caller's to check. */
export interface OwnAccounts {
  /** Null when it is gone. */
  find(userId: UserId): Promise<OwnAccount | null>;
  /** Whether an account has this address. */
  isTaken(email: string): Promise<boolean>;
  rename(userId: UserId, name: string): Promise<void>;
  setTimeZone(userId: UserId, zone: TimeZone): Promise<void>;
  /** Null: as the browser asks. */
  setLanguage(userId: UserId, language: LanguageTag | null): Promise<void>;
  /** Whether it is the account's password; false when it has none. Throws TooBusy. */
  checkPassword(userId: UserId, password: string): Promise<boolean>;
  /** Sets the password, the first or another one. Throws TooBusy. */
  setPassword(userId: UserId, password: string): Promise<void>;
  /** Those that go on, the one seen last first. */
  listSessions(userId: UserId): Promise<readonly OwnSession[]>;
  /** Nothing when it is somebody else's, or over. */
  endSession(userId: UserId, sessionId: string): Promise<void>;
  endSessionsBut(userId: UserId, sessionId: string): Promise<void>;
}
