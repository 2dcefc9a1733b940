import type { unknownWorkRunbook as english } from "../../../en/operator/runbooks/unknown-work.ts";
import type { Translation } from "../../../translation.ts";

export const unknownWorkRunbook = {
  title: "Arbeit, die keine laufende Version kennt",
  meaning:
    "Eine neuere Version der App hat Arbeit geschrieben, deren Art die laufende nicht kennt, und keine neuere läuft mehr: Ein Release wurde zurückgenommen oder nur halb ausgerollt.",
  stake:
    "Diese Arbeit wartet. Nichts davon ist verloren, und nichts wird getan: Es kann eine E-Mail, eine Erstattung oder eine Anfrage an Calendly sein.",
  step1: "Sehen Sie nach, welche Version läuft und welche die Arbeit geschrieben hat.",
  step2:
    "Starten Sie die neuere Version wieder, mindestens bis diese Arbeit getan ist. Mehrere Versionen dürfen nebeneinander laufen.",
  step3:
    "Wurde das Release wegen eines Fehlers zurückgenommen, gehen Sie vor zu einem, in dem er behoben ist.",
  ifNot:
    "Kann die neuere Version nicht laufen, schreiben Sie denen, die sie gemacht haben: Die Art steht in der Nachricht. Löschen Sie keine Zeilen.",
  over: "Die Arbeit ist getan. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
