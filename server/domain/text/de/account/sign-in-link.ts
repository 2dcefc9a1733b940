import type { signInLink as english } from "../../en/account/sign-in-link.ts";
import type { Translation } from "../../translation.ts";

export const signInLink = {
  confirmTitle: "Adresse bestätigen",
  title: "Mit Ihrem Link anmelden",
  over: "Dieser Link wurde schon benutzt oder ist älter als 15 Minuten.",
  newLink: "Neuen Link anfordern",
  press: "Mit dem Knopf melden Sie sich auf diesem Gerät an.",
  pressToConfirm:
    "Mit dem Knopf bestätigen Sie, dass die Adresse Ihre ist, und melden sich auf diesem Gerät an.",
  password: "Passwort, wenn Sie eines möchten",
  passwordHint:
    "Mindestens {least} Zeichen. Ohne Passwort melden Sie sich mit einem Link an, den wir Ihnen schicken.",
  signIn: "Anmelden",
  confirm: "Bestätigen und anmelden",
  signingIn: "Wird angemeldet …",
} satisfies Translation<typeof english>;
