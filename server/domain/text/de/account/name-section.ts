import type { nameSection as english } from "../../en/account/name-section.ts";
import type { Translation } from "../../translation.ts";

export const nameSection = {
  title: "Name",
  label: "Ihr Name",
  hint: "Profis sehen ihn bei allem, was Sie ab jetzt buchen.",
  save: "Namen speichern",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
