import type { resetPassword as english } from "../../en/account/reset-password.ts";
import type { Translation } from "../../translation.ts";

export const resetPassword = {
  title: "Neues Passwort wählen",
  over: "Dieser Link wurde schon benutzt oder ist älter als 15 Minuten. Ihr Passwort ist unverändert.",
  newLink: "Neuen Link anfordern",
  password: "Neues Passwort",
  hint: "Mindestens {least} Zeichen. Sie werden überall abgemeldet und melden sich damit neu an.",
  set: "Neues Passwort setzen",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
