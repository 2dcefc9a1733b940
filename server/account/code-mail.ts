import { codeMailText } from "../domain/text/en/mails/code-mail.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { CODE_MINUTES, type CodePurpose } from "../domain/values/sign-in-code.ts";
import type { Mail } from "../ports.ts";
import { accountMail } from "./account-mail.ts";

/**
 * The mail with a code to sign in with, and a link for another device. It holds nothing that was typed by whoever asked: anybody may ask, for any address.
 * The code is not in the subject, which lists of mails show and which is logged. Pure.
 */
export function codeMail({
  purpose,
  code,
  link,
  ...mail
}: {
  readonly to: string;
  readonly purpose: CodePurpose["kind"];
  readonly code: string;
  readonly link: URL;
  /** Stable for one code, and reveals nothing of it. */
  readonly id: string;
  /** The receiver's. */
  readonly language: Language;
}): Mail {
  const t = textIn(codeMailText, mail.language);
  return accountMail({
    ...mail,
    subject: (language) => textIn(codeMailText, language)(`${purpose}Subject`),
    paragraphs: [
      t(purpose),
      { kind: "code", code },
      t("holds", { minutes: String(CODE_MINUTES) }),
      t("otherDevice"),
      { label: t("link"), url: link.toString() },
      t("once"),
      t("advice"),
    ],
    appUrl: link.origin,
  });
}
