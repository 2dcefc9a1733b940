import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { addressMailText } from "../domain/text/en/mails/address-mails.ts";
import { formatDayAndTime } from "../domain/text/formats.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant, TimeZone } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";
import { accountMail } from "./account-mail.ts";

interface ChangeMail {
  readonly oldEmail: string;
  readonly newEmail: string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}

/** The mail by which one of the two addresses confirms that an account moves from the old to the new one. Pure. */
export function confirmAddressMail({
  oldEmail,
  newEmail,
  side,
  key,
  expiresAt,
  zone,
  ...mail
}: ChangeMail & {
  readonly side: "old" | "new";
  readonly key: string;
  readonly expiresAt: Instant;
  readonly zone: TimeZone;
}): Mail {
  const { appUrl, language } = mail;
  const t = textIn(addressMailText, language);
  const isOld = side === "old";
  const choosePassword = textIn(accountMailText, language)("choosePassword");
  return accountMail({
    ...mail,
    to: isOld ? oldEmail : newEmail,
    subject: (language) =>
      textIn(addressMailText, language)(isOld ? "confirmOldSubject" : "confirmNewSubject"),
    paragraphs: [
      t("confirm", { oldEmail, newEmail }),
      { label: t(isOld ? "confirmOld" : "confirmNew"), url: `${appUrl}/account/address?key=${key}` },
      t("holdsUntil", { until: formatDayAndTime(expiresAt, zone, language) }),
      ...(isOld
        ? [t("notYou"), { label: choosePassword, url: `${appUrl}/forgot-password` }]
        : [t("noAccount")]),
    ],
  });
}

/** To an address that another account has: said to whoever reads its mail, and to nobody else. Pure. */
export function addressTakenMail({ newEmail, id, appUrl, language }: ChangeMail): Mail {
  const t = textIn(addressMailText, language);
  return accountMail({
    to: newEmail,
    subject: (language) => textIn(addressMailText, language)("takenSubject"),
    paragraphs: [t("taken"), { label: t("signIn"), url: `${appUrl}/sign-in` }, t("takenAdvice")],
    id,
    appUrl,
    language,
  });
}

/** Tells both addresses that the account has moved. Pure. */
export function addressChangedMail(mail: ChangeMail & { readonly side: "old" | "new" }): Mail {
  const { side, oldEmail, newEmail, id, appUrl, language } = mail;
  const t = textIn(addressMailText, language);
  return accountMail({
    to: side === "old" ? oldEmail : newEmail,
    subject: (language) => textIn(addressMailText, language)("changedSubject"),
    paragraphs: [t("changed", { oldEmail, newEmail }), t("calendlyMails")],
    id: `${id}.${side}`,
    appUrl,
    language,
  });
}
