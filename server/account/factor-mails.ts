import { accountMail } from "./account-mail.ts";
import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { factorMailText } from "../domain/text/en/mails/factor-mails.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { FactorNotification, Mail } from "../ports.ts";

/** Tells the owner of an account what has become of its second factor. Names no code and no device. Pure. */
export function factorMail({
  kind,
  ...mail
}: {
  readonly to: string;
  readonly kind: FactorNotification;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}): Mail {
  const t = textIn(factorMailText, mail.language);
  const choosePassword = textIn(accountMailText, mail.language)("choosePassword");
  return accountMail({
    ...mail,
    subject: (language) => textIn(factorMailText, language)(`${kind}Subject`),
    paragraphs: [t(kind), t("wasNotYou"), { label: choosePassword, url: `${mail.appUrl}/forgot-password` }],
  });
}
