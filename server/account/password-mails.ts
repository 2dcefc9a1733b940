import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { passwordMailText } from "../domain/text/en/mails/password-mails.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";
import { accountMail } from "./account-mail.ts";

interface MailTo {
  readonly to: string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}

/** The mail with the link by which a forgotten password is replaced. Pure. */
export function resetMail({ link, minutes, ...mail }: MailTo & { link: URL; minutes: number }): Mail {
  const t = textIn(passwordMailText, mail.language);
  const shared = textIn(accountMailText, mail.language);
  return accountMail({
    ...mail,
    subject: (language) => textIn(passwordMailText, language)("resetSubject"),
    paragraphs: [
      t("reset"),
      { label: shared("choosePassword"), url: link.toString() },
      `${shared("linkHolds", { minutes: String(minutes) })} ${t("resetEffect")}`,
      t("notYou"),
    ],
  });
}

/** The same for an address without an account: whoever asked for it reads here that there is none, and nobody else does. Pure. */
export function noAccountMail(mail: MailTo): Mail {
  const t = textIn(passwordMailText, mail.language);
  return accountMail({
    ...mail,
    subject: (language) => textIn(passwordMailText, language)("noAccountSubject"),
    paragraphs: [
      t("noAccount"),
      { label: t("createAccount"), url: `${mail.appUrl}/sign-up` },
      t("otherAddress"),
    ],
  });
}

/** Tells the owner of an account that its password was changed. Pure. */
export function passwordChangedMail({ isFirst, ...mail }: MailTo & { readonly isFirst: boolean }): Mail {
  const t = textIn(passwordMailText, mail.language);
  const choosePassword = textIn(accountMailText, mail.language)("choosePassword");
  return accountMail({
    ...mail,
    subject: (language) => textIn(passwordMailText, language)(isFirst ? "setSubject" : "changedSubject"),
    paragraphs: [
      t(isFirst ? "set" : "changed"),
      t("wasNotYou"),
      { label: choosePassword, url: `${mail.appUrl}/forgot-password` },
    ],
  });
}
