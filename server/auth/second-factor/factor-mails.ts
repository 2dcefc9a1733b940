import { accountMail } from "../../account/account-mail.ts";
import type { FactorNotification, Mail } from "../../ports.ts";

const WORDS: Readonly<Record<FactorNotification, { readonly subject: string; readonly said: string }>> = {
  app_set_up: {
    subject: "An authenticator app was set up for your account",
    said: "An authenticator app was set up for your account at BuildAppsWith. If there was one before, its codes no longer count.",
  },
  app_removed: {
    subject: "The authenticator app was removed from your account",
    said: "The authenticator app was removed from your account at BuildAppsWith.",
  },
  passkey_added: {
    subject: "A passkey was added to your account",
    said: "A passkey was added to your account at BuildAppsWith. It signs in by itself.",
  },
  passkey_removed: {
    subject: "A passkey was removed from your account",
    said: "A passkey was removed from your account at BuildAppsWith.",
  },
  recovery_code_used: {
    subject: "A recovery code was used for your account",
    said: "Somebody signed in to your account at BuildAppsWith confirmed it by a recovery code. That code is used up.",
  },
  recovery_codes_made: {
    subject: "New recovery codes were made for your account",
    said: "New recovery codes were made for your account at BuildAppsWith. The old ones no longer count.",
  },
  reset: {
    subject: "Your second factor was reset",
    said: "Authenticator app, passkeys and recovery codes of your account at BuildAppsWith were taken away by whoever runs the server, and it was signed out everywhere. You set up a new second factor when you next sign in.",
  },
};

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
}): Mail {
  const { subject, said } = WORDS[kind];
  return accountMail({
    ...mail,
    subject,
    paragraphs: [
      "Hello,",
      said,
      "Was this not you? Then somebody else can open your account: choose a new password at once, which signs them out, and tell whoever runs the server.",
      { label: "Choose a new password", url: `${mail.appUrl}/forgot-password` },
    ],
  });
}
