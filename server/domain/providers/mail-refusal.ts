import type { Instant } from "../values/instant.ts";

/** What the answer to a form is called whose mail the mail server did not take. */
export const UNSENT_CODE = "MAIL_NOT_TAKEN";

/** Mails about accounts of one kind that the mail server did not take, for one reason. Names nobody: neither address nor link. */
export interface MailRefusal {
  /** Of the mail, in English: the same for everybody who gets one of its kind, in whatever language. */
  readonly subject: string;
  /** The mail server's code. */
  readonly reason: string;
  readonly refusals: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}
