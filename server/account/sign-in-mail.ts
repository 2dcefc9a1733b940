import { accountMail } from "./account-mail.ts";
import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { signInMailText } from "../domain/text/en/mails/sign-in-mail.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";

/**
 * Why a link is mailed: somebody asked to sign in; somebody signed up with this address, which has no account yet, or has one; or somebody signed in
 * by password to an account with an unconfirmed address.
 */
export type LinkPurpose = "sign_in" | "new_account" | "known_account" | "confirm";

/** The mail with a sign-in link. Pure. */
export function signInMail({
  purpose,
  link,
  minutes,
  ...mail
}: {
  readonly to: string;
  readonly purpose: LinkPurpose;
  readonly link: URL;
  readonly minutes: number;
  /** Stable for one link, and reveals nothing of it. */
  readonly id: string;
  /** The receiver's. */
  readonly language: Language;
}): Mail {
  const t = textIn(signInMailText, mail.language);
  return accountMail({
    ...mail,
    subject: (language) => textIn(signInMailText, language)(`${purpose}Subject`),
    paragraphs: [
      t(purpose),
      { label: t(`${purpose}Link`), url: link.toString() },
      textIn(accountMailText, mail.language)("linkHolds", { minutes: String(minutes) }),
      t(`${purpose}Advice`),
    ],
    appUrl: link.origin,
  });
}
