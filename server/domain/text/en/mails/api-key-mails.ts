import { place } from "../../place.ts";

/** Mails about the API keys of an account. Subjects and first sentences are named by what was done. */
export const apiKeyMailText = place("mails/api-key-mails", {
  createdSubject: "An API key was created for your account",
  created:
    "The API key “{name}” was created for your account at BuildAppsWith. A program that has it can do what you allowed it, without signing in.",
  revokedSubject: "An API key of your account was revoked",
  revoked:
    "The API key “{name}” of your account at BuildAppsWith was revoked. Programs that still use it are refused from now on.",
  keys: "Your API keys",
  wasNotYou:
    "Was this not you? Then somebody else can open your account: revoke the keys that you don’t know, and choose a new password, which signs everybody out.",
});
