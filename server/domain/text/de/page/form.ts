import type { formText as english } from "../../en/page/form.ts";
import type { Translation } from "../../translation.ts";

export const formText = {
  problems: "{count, plural, one {Eine Angabe ist zu berichtigen} other {# Angaben sind zu berichtigen}}",
  unsaved: "Noch nicht gespeichert",
  saved: "Gespeichert.",
  leaveTitle: "Ohne Speichern verlassen?",
  leaveText: "Ihre Änderungen hier sind noch nicht gespeichert.",
  leave: "Ohne Speichern verlassen",
  stay: "Hier bleiben",
} satisfies Translation<typeof english>;
