import type { Mail } from "../ports.ts";
import { accountMail } from "./account-mail.ts";

interface MailTo {
  readonly to: string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
}

/** The mail with the link by which a forgotten password is replaced. Pure. */
export function resetMail({ link, minutes, ...mail }: MailTo & { link: URL; minutes: number }): Mail {
  return accountMail({
    ...mail,
    subject: "Choose a new password",
    paragraphs: [
      "Hello,",
      { label: "Choose a new password", url: link.toString() },
      `The link works once, within ${minutes} minutes. Then you are signed out everywhere, and sign in with the new password.`,
      "If you did not ask for this, you need do nothing: your password stays as it is.",
    ],
  });
}

/** The same for an address without an account: whoever asked for it reads here that there is none, and nobody else does. Pure. */
export function noAccountMail(mail: MailTo): Mail {
  return accountMail({
    ...mail,
    subject: "There is no account with this address",
    paragraphs: [
      "Hello,",
      "somebody, perhaps you, asked for a new password here. There is no account with this address.",
      { label: "Create account", url: `${mail.appUrl}/sign-up` },
      "Perhaps you used another address. If you did not ask for this, you need do nothing.",
    ],
  });
}

/** Tells the owner of an account that its password was changed. Pure. */
export function passwordChangedMail(mail: MailTo & { readonly isFirst: boolean }): Mail {
  const did = mail.isFirst ? "A password was set for" : "The password was changed of";
  return accountMail({
    ...mail,
    subject: mail.isFirst ? "A password was set for your account" : "Your password was changed",
    paragraphs: [
      "Hello,",
      `${did} your account at BuildAppsWith. Every other browser was signed out.`,
      "Was this not you? Then somebody else can open your account: choose a new password at once, which signs them out.",
      { label: "Choose a new password", url: `${mail.appUrl}/forgot-password` },
    ],
  });
}
