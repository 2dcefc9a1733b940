import type { bookingMove as english } from "../../en/booking/move.ts";
import type { Translation } from "../../translation.ts";

export const bookingMove = {
  title: "Auf eine andere Zeit verlegen",
  help: "Bis Sie eine andere Zeit bestätigt haben, bleibt der Termin, wo er ist.",
  price: "Sie müssen nichts nachzahlen.",
  policyAnew: "Sagen Sie später ab, gelten die Stornoregeln ab der neuen Zeit.",
  nothingLater:
    "Sagen Sie später ab, gibt es nichts zurück, so früh es auch ist: Auch heute gäbe es nichts zurück.",
  atMostLater:
    "Sagen Sie später ab, gibt es höchstens {share} zurück, so früh es auch ist: So viel gäbe es heute zurück.",
  keep: "Zeit behalten",
  frame: "Calendly: Termin bei {builder} verlegen",
  updates:
    "Diese Seite aktualisiert sich, sobald Calendly uns Bescheid gibt. Erscheint der Kalender nicht, nutzen Sie <link>die Seite von Calendly</link>.",
  pickOnCalendly: "Andere Zeit bei Calendly wählen",
  comeBack: "Wenn Sie dort eine gewählt haben, kommen Sie hierher zurück: Dann steht hier die neue Zeit.",
} satisfies Translation<typeof english>;
