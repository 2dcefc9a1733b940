import type { passwordSection as english } from "../../en/account/password-section.ts";
import type { Translation } from "../../translation.ts";

export const passwordSection = {
  title: "Passwort",
  none: "Sie haben keines: Sie melden sich mit einem Link an, den wir Ihnen schicken. Mit einem Passwort geht es auch ohne.",
  notFresh: "Um eines zu setzen, melden Sie sich zuerst neu an, damit wir wissen, dass Sie es sind.",
  current: "Jetziges Passwort",
  first: "Ein Passwort",
  next: "Das neue Passwort",
  hint: "Mindestens {least} Zeichen. Alle anderen Browser werden abgemeldet.",
  set: "Passwort setzen",
  change: "Passwort ändern",
  saving: "Wird gespeichert …",
  forgotten: "Vergessen?",
} satisfies Translation<typeof english>;
