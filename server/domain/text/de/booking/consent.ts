import type { consentWords as english } from "../../en/booking/consent.ts";
import type { Translation } from "../../translation.ts";

export const consentWords = {
  agree: "Ich stimme den <terms>AGB</terms> zu und habe die <privacy>Datenschutzhinweise</privacy> gelesen.",
  agreeTerms: "Ich stimme den <terms>AGB</terms> zu.",
  earlyStart:
    "Ich möchte, dass mein Termin vor Ablauf der 14-tägigen Widerrufsfrist stattfindet, und weiß, dass mein Widerrufsrecht erlischt, wenn er vollständig stattgefunden hat.",
  newTab: "Die Links öffnen sich in einem neuen Tab.",
  missing: "Bitte setzen Sie dieses Häkchen, um weiterzumachen. Es wurde nichts abgebucht.",
  missingFree: "Bitte setzen Sie dieses Häkchen, um weiterzumachen.",
  earlyStartMissing:
    "Ohne das kann Ihr Termin nicht so bald beginnen. Setzen Sie das Häkchen, oder sagen Sie ab und wählen Sie eine spätere Zeit. Es wurde nichts abgebucht.",
  outdated:
    "Die AGB oder die Datenschutzhinweise haben sich geändert, seit Sie diese Seite geöffnet haben. Bitte lesen Sie die neuen und setzen Sie das Häkchen dann noch einmal. Es wurde nichts abgebucht.",
  first: "Bevor Sie eine Zeit wählen",
  firstHelp: "Dann öffnet sich der Kalender.",
  goOn: "Weiter zum Kalender",
  goingOn: "Kalender wird geöffnet …",
  agreed: "Wozu Sie zugestimmt haben",
  agreedByClient: "Wozu der Gast zugestimmt hat",
  terms: "<link>AGB, Version {number}</link>",
  privacy: "<link>Datenschutzhinweise, Version {number}</link>",
  early: "Dass der Termin vor Ablauf der 14-tägigen Widerrufsfrist beginnt",
  on: "Am {time}",
  askedByProgram: "Am {time}, nach Angabe des Programms, das die Buchung angenommen hat",
} satisfies Translation<typeof english>;
