import type { passkeysText as english } from "../../en/account/passkeys.ts";
import type { Translation } from "../../translation.ts";

export const passkeysText = {
  title: "Passkeys",
  addedOn: "Hinzugefügt am {when}",
  change: "Umbenennen oder entfernen",
  rename: "Umbenennen",
  name: "Name",
  save: "Namen speichern",
  saving: "Wird gespeichert …",
  password: "Ihr Passwort",
  remove: "Entfernen",
  removing: "Wird entfernt …",
  what: "Ihr Telefon, Ihr Computer oder ein Sicherheitsschlüssel, mit Finger, Gesicht oder PIN. Mit einem Passkey melden Sie sich auch an, und er zählt als beide Faktoren zugleich.",
  newName: "Name des neuen Passkeys",
  newNameHint: "Um ihn wiederzuerkennen, etwa „Arbeitslaptop“.",
  add: "Passkey hinzufügen",
} satisfies Translation<typeof english>;
