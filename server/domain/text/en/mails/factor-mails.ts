import { place } from "../../place.ts";

/** Mails about the second factor of an account. Subjects and first sentences are named by what was done. */
export const factorMailText = place("mails/factor-mails", {
  app_set_upSubject: "An authenticator app was set up for your account",
  app_set_up:
    "An authenticator app was set up for your account at BuildAppsWith. If there was one before, its codes no longer count.",
  app_removedSubject: "The authenticator app was removed from your account",
  app_removed: "The authenticator app was removed from your account at BuildAppsWith.",
  passkey_addedSubject: "A passkey was added to your account",
  passkey_added:
    "A passkey was added to your account at BuildAppsWith. It signs in by itself, and another password does not end it: your account’s page removes it.",
  passkey_removedSubject: "A passkey was removed from your account",
  passkey_removed: "A passkey was removed from your account at BuildAppsWith.",
  recovery_code_usedSubject: "A recovery code was used for your account",
  recovery_code_used:
    "Somebody who signed in to your account at BuildAppsWith used a recovery code. That code is used up.",
  recovery_codes_madeSubject: "New recovery codes were created for your account",
  recovery_codes_made:
    "New recovery codes were created for your account at BuildAppsWith. The old ones no longer count.",
  resetSubject: "Your second factor was reset",
  reset:
    "Whoever runs the server has removed the authenticator app, passkeys and recovery codes of your account at BuildAppsWith, and signed it out everywhere. You set up a new second factor when you next sign in.",
  wasNotYou:
    "Was this not you? Then somebody else can open your account: choose a new password at once, which signs them out, and tell whoever runs the server.",
});
