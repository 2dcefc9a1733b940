import type { Generated } from "kysely";

/** What is known of accounts beside the sign-in library’s own tables. */
export interface AccountTables {
  address_change: AddressChangeTable;
  mail_refusal: MailRefusalTable;
  api_key_origin: ApiKeyOriginTable;
  sign_in_code: SignInCodeTable;
  limit_count: LimitCountTable;
}

/** One for each account at the most. PRIMARY KEY (user_id). */
export interface AddressChangeTable {
  user_id: string;
  old_email: string;
  new_email: string;
  /** UNIQUE, SHA-256 of the key that was mailed to the old address. */
  old_key_hash: string;
  /** UNIQUE, of the one to the new address. */
  new_key_hash: string;
  old_confirmed_at: string | null;
  new_confirmed_at: string | null;
  created_at: string;
  expires_at: string;
}

/** Mails about accounts that the mail server did not take. PRIMARY KEY (subject, reason). */
export interface MailRefusalTable {
  /** Of the mail: the same for everybody who gets one of its kind. */
  subject: string;
  /** The mail server's code, never its words: they repeat the address. */
  reason: string;
  /** Since `first_at`. */
  refusals: number;
  first_at: string;
  last_at: string;
}

/** The origins whose pages may use a key of other software. The sign-in library keeps the keys themselves, in `auth_api_key`. */
export interface ApiKeyOriginTable {
  /** `https://shop.example`. PRIMARY KEY (origin, key_id). */
  origin: string;
  key_id: string;
}

/** A code that was mailed to sign in with. The sign-in library keeps its hash, together with this row's id, in `auth_verification`. */
export interface SignInCodeTable {
  /** PRIMARY KEY. */
  id: string;
  /** SHA-256 of what the browser that asked keeps as a cookie. */
  key_hash: string;
  /** UNIQUE, of the token in the same mail's link: as the library has it. */
  link_hash: string;
  /** In small letters. */
  email: string;
  /** What a new account is called; empty when nobody asked. */
  name: string;
  /** `book` or `sign_in`. */
  purpose: string;
  session_type_id: string | null;
  /** The start that was chosen. */
  start_at: string | null;
  time_zone: string | null;
  source: string | null;
  next_path: string;
  tries: Generated<number>;
  created_at: string;
  expires_at: string;
  /** When another has taken its place. */
  ended_at: string | null;
}

/** One row for each limit and subject that was counted lately. */
export interface LimitCountTable {
  /** The rule's name and the subject, as a keyed hash, which identifies nobody. PRIMARY KEY. */
  key: string;
  taken: number;
  /** When the count begins anew. */
  ends_at: string;
  /** When one more is allowed although the maximum is reached, for rules that slow down. */
  next_at: string;
}
