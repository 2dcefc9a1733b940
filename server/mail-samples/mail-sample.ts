import type { AlertKind } from "../domain/health/alert-kinds.ts";
import type { Language } from "../domain/text/language.ts";
import type { Mail } from "../ports.ts";

/** Whom mails of a group are written to. */
export const MAIL_GROUPS = ["client", "builder", "account", "operator"] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

/** A mail as it would be sent, about people who are made up. */
export interface MailSample {
  /** Stable, for an address: `confirmed-client`. */
  readonly name: string;
  readonly group: MailGroup;
  /** When it is sent, in the reader's language. */
  readonly moment: string;
  readonly mail: Mail;
}

/** What people have written that stands in mails. */
export interface SampleNames {
  readonly client: string;
  readonly builder: string;
  readonly session: string;
  /** What somebody wrote with a cancellation or a refund. */
  readonly note: string;
  /** What an operator answered to a problem that was reported. */
  readonly answer: string;
  /** What a builder called an API key. */
  readonly apiKey: string;
  /** What is named by an alert: a provider's own words, a type or a server. Absent: nothing is. */
  readonly details: Readonly<Partial<Record<AlertKind, string>>>;
}

export interface SampleOptions {
  readonly language: Language;
  readonly appUrl: string;
  readonly names: SampleNames;
}
