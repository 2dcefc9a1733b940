/** Who wants which mails, which were decided on, and which addresses refuse them. */
export interface MailTables {
  mail_opt_out: MailOptOutTable;
  builder_mail_choice: BuilderMailChoiceTable;
  session_reminder: SessionReminderTable;
  builder_digest: BuilderDigestTable;
  mail_report: MailReportTable;
}

/** The latest that the mail provider has reported of an address, each by the provider's own time. */
export interface MailReportTable {
  /** Of the address in lower case, keyed: identifies nobody to whoever lacks the key. PRIMARY KEY. */
  address_hash: string;
  /** Refused for good. Counts while it is later than `delivered_at`. */
  bounced_at: string | null;
  /** The provider's code, never its words: they repeat the address. */
  bounce_reason: string | null;
  /** Its owner called a mail spam. */
  complained_at: string | null;
  /** The provider's id of that complaint: one that is told again with a later time is known by it. */
  complaint_id: string | null;
  delivered_at: string | null;
  /** When we last learned something. */
  reported_at: string;
}

/** What an address does not want, or has not wanted once. PRIMARY KEY (address, kind). */
export interface MailOptOutTable {
  /** In lower case. */
  address: string;
  /** See `UNSUBSCRIBE_KINDS`. */
  kind: string;
  opted_out_at: string;
  /** Since when it wants them again: then the row ends nothing. */
  opted_in_at: string | null;
}

/** What a builder has said about mails. No row: nothing yet. */
export interface BuilderMailChoiceTable {
  /** PRIMARY KEY. */
  builder_id: string;
  /** calendly, us: who reminds the builder's clients. Null while they have not said. */
  reminders_by: string | null;
  /** Since when the digest of the day is off. */
  digest_off_at: string | null;
}

/** A reminder that was decided on, sent or not. PRIMARY KEY (booking_id, starts_at, lead). */
export interface SessionReminderTable {
  booking_id: string;
  /** Of the session as it was then: a session that moves is reminded of again. */
  starts_at: string;
  /** day, hour. */
  lead: string;
  /** ordered, booked_later, too_late. */
  decision: string;
  decided_at: string;
}

/** A builder's digest of one day, sent or not needed. PRIMARY KEY (builder_id, day). */
export interface BuilderDigestTable {
  builder_id: string;
  /** `2026-03-02`, in the builder's zone. */
  day: string;
  claimed_at: string;
  /** Of the process that writes it just now. */
  leased_until: string | null;
  /** When it was sent, or found to be about nothing. */
  ended_at: string | null;
}
