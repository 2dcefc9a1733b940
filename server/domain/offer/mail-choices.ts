/** Who reminds a builder's clients of their sessions: Calendly, which may do so by a workflow that its API does not show, or we. */
export const REMINDERS_BY = ["calendly", "us"] as const;
export type RemindersBy = (typeof REMINDERS_BY)[number];

/** What a builder has said about mails. */
export interface MailChoices {
  /** Null while they have not said: then nobody is reminded by us. */
  readonly remindersBy: RemindersBy | null;
  /** The builder's own digest of the day. */
  readonly digest: "on" | "off";
}
