import type { builderSessionTypeRow as english } from "../../en/builder/session-type-row.ts";
import type { Translation } from "../../translation.ts";

export const builderSessionTypeRow = {
  lengthGroup: "{length} · in der Gruppe",
  lengthAlone: "{length} · zu zweit",
  onSale: "Veröffentlicht",
  draft: "Entwurf: nur für Sie sichtbar",
  hindered: "Veröffentlicht, aber nicht buchbar",
  hindrances: "So lässt es sich nicht anbieten:",
  isListed:
    "Es steht auf Ihrer Calendly-Seite und lässt sich dort buchen, ohne vorher zu bezahlen. Machen Sie es bei Calendly geheim, damit Gäste hier buchen.",
  publish: "Veröffentlichen<hidden>: {name}</hidden>",
  publishFree: "Kostenlos veröffentlichen<hidden>: {name}</hidden>",
  publishing: "Wird veröffentlicht …",
  hide: "Verbergen<hidden>: {name}</hidden>",
  hiding: "Wird verborgen …",
  edit: "Preis und Stornoregeln<hidden> von {name}</hidden>",
  up: "Nach oben<hidden>: {name}</hidden>",
  down: "Nach unten<hidden>: {name}</hidden>",
  moving: "Wird verschoben …",
  handle: "{name} verschieben: Platz {position} von {count}",
  handleHelp: "Ziehen Sie daran, oder drücken Sie die Pfeiltasten nach oben und unten.",
  moved: "{name} steht auf Platz {position} von {count}.",
  savedHere: "Gespeichert.",
} satisfies Translation<typeof english>;
