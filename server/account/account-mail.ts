import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";
import { letter, type Letter } from "../booking/view/letter.ts";

/** A mail about somebody's account, which begins with a greeting. Pure. */
export function accountMail({
  id,
  paragraphs,
  ...mail
}: Omit<Letter, "name"> & {
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
}): Mail {
  const hello = textIn(accountMailText, mail.language)("hello");
  return letter({ ...mail, paragraphs: [hello, ...paragraphs], name: `account.${id}` });
}
