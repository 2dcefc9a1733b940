/** The operator's terms and privacy notice, and what clients agreed to. */
export interface SitePolicyTables {
  site_policy_draft: SitePolicyDraftTable;
  site_policy_version: SitePolicyVersionTable;
  site_policy_text: SitePolicyTextTable;
  booking_consent: BookingConsentTable;
}

/** PRIMARY KEY kind, language: what an operator is writing, read by operators alone. */
export interface SitePolicyDraftTable {
  /** CHECK terms, privacy. */
  kind: string;
  /** The tag of a language that this installation speaks, or has spoken. */
  language: string;
  /** Markdown, as it was typed. */
  text: string;
  saved_at: string;
}

/** PRIMARY KEY kind, number. Rows are never changed. */
export interface SitePolicyVersionTable {
  /** CHECK terms, privacy. */
  kind: string;
  /** From 1, without a gap within its kind. */
  number: number;
  published_at: string;
}

/** PRIMARY KEY kind, number, language: a version in one language; every version has English. Rows are never changed. */
export interface SitePolicyTextTable {
  kind: string;
  number: number;
  language: string;
  text: string;
  /** Of the text, as UTF-8. */
  sha256: string;
}

/** PRIMARY KEY booking_id, kind, policy_number: nobody agrees twice to the same. Rows are never changed, and hold nothing of a person. */
export interface BookingConsentTable {
  booking_id: string;
  /** CHECK terms, privacy, early_start. */
  kind: string;
  /** The version agreed to; 0 where there is none, for an early start. */
  policy_number: number;
  /** In which it was read; null where a program did not say. */
  language: string | null;
  /** The words beside the box; null where a program asked. */
  wording: string | null;
  /** Of the text that was agreed to: the policy's in that language, or the wording of an early start; null where that is not known. */
  sha256: string | null;
  consented_at: string;
  /** CHECK page, api: who asked. */
  source: string;
}
