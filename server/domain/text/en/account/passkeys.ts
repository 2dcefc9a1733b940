import { place } from "../../place.ts";

/** Passkeys, on the account's page and on that of the second factor. */
export const passkeysText = place("account/passkeys", {
  title: "Passkeys",
  addedOn: "Added on {when}",
  change: "Rename or remove",
  rename: "Rename",
  name: "Name",
  save: "Save the name",
  saving: "Saving…",
  password: "Your password",
  remove: "Remove it",
  removing: "Removing…",
  what: "Your phone, your computer or a security key, with a finger, a face or a PIN. A passkey signs you in as well, and counts as both factors at once.",
  newName: "Name of the new passkey",
  newNameHint: "To recognize it later, such as “Work laptop”.",
  add: "Add a passkey",
});
