import type { Generated } from "kysely";

/** What people show beside their password or mailed link. The sign-in library keeps passkeys itself, in `auth_passkey`. */
export interface FactorTables {
  session_factor: SessionFactorTable;
  factor_app: FactorAppTable;
  recovery_code: RecoveryCodeTable;
}

/** What a session has shown; goes with it. */
export interface SessionFactorTable {
  /** PRIMARY KEY. */
  session_id: string;
  /** When it last showed the second factor. */
  second_factor_at: string | null;
  /** Codes tried since. */
  tries: Generated<number>;
}

/** Somebody's authenticator app. */
export interface FactorAppTable {
  /** PRIMARY KEY. */
  user_id: string;
  secret_sealed: string | null;
  set_up_at: string | null;
  /** The 30 seconds whose code was last used: it, and what was before it, counts no more. */
  last_step: number | null;
  /** Of an app that has not given a code yet. */
  pending_secret_sealed: string | null;
}

export interface RecoveryCodeTable {
  /** SHA-256 of account and code. PRIMARY KEY. */
  digest: string;
  user_id: string;
  made_at: string;
  used_at: string | null;
}
