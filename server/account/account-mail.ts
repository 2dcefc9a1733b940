import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { ENGLISH, type Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";
import { singleMail, type SingleMail } from "../mails/single-mail.ts";

/** A mail about somebody's account, which begins with a greeting: somebody has just done something there. Pure. */
export function accountMail({
  id,
  subject,
  paragraphs,
  ...mail
}: Omit<SingleMail, "name" | "subject" | "dueAt"> & {
  readonly subject: (language: Language) => string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
}): Mail {
  const hello = textIn(accountMailText, mail.language)("hello");
  const single = { ...mail, subject: subject(mail.language), dueAt: null, name: `account.${id}` };
  return { ...singleMail({ ...single, paragraphs: [hello, ...paragraphs] }), kind: subject(ENGLISH) };
}
