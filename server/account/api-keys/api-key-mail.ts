import { accountMailText } from "../../domain/text/en/mails/account-mail.ts";
import { apiKeyMailText } from "../../domain/text/en/mails/api-key-mails.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { KeyOwner } from "../../domain/values/api-key.ts";
import type { Mail } from "../../ports.ts";
import { accountMail } from "../account-mail.ts";

/** Tells the owner of an account that a key was created or revoked: its name, and never a letter of it. Pure. */
export function apiKeyMail({
  kind,
  owner,
  name,
  ...mail
}: {
  readonly to: string;
  readonly kind: "created" | "revoked";
  readonly owner: KeyOwner["kind"];
  /** What its owner calls the key. */
  readonly name: string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}): Mail {
  const t = textIn(apiKeyMailText, mail.language);
  const choosePassword = textIn(accountMailText, mail.language)("choosePassword");
  return accountMail({
    ...mail,
    subject: (language) => textIn(apiKeyMailText, language)(`${kind}Subject`),
    paragraphs: [
      t(kind, { name }),
      { label: t("keys"), url: `${mail.appUrl}/${owner}/api-keys` },
      t("wasNotYou"),
      { label: choosePassword, url: `${mail.appUrl}/forgot-password` },
    ],
  });
}
