import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";
import { singleMail, type SingleMail } from "../mails/single-mail.ts";

/** A mail about somebody's account, which begins with a greeting. Pure. */
export function accountMail({
  id,
  paragraphs,
  ...mail
}: Omit<SingleMail, "name"> & {
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
}): Mail {
  const hello = textIn(accountMailText, mail.language)("hello");
  return singleMail({ ...mail, paragraphs: [hello, ...paragraphs], name: `account.${id}` });
}
