import type { runbookPage as english } from "../../en/operator/runbook-page.ts";
import type { Translation } from "../../translation.ts";

export const runbookPage = {
  title: "Was zu tun ist, wenn etwas nicht stimmt",
  intro:
    "Eine Seite für alles, wovon der Betrieb erfährt. Die Nachricht dazu enthält dieselben Schritte, falls gerade diese Seiten nicht funktionieren.",
  all: "Alle Störungen",
  meaning: "Was es bedeutet",
  stake: "Was auf dem Spiel steht",
  todo: "Was zu tun ist",
  ifNot: "Wenn das nicht hilft",
  over: "Woran Sie sehen, dass es vorbei ist",
  commands:
    "Befehle, die mit npm run beginnen, gehören auf den Server: in den Ordner der App, als deren Nutzer und mit deren Einstellungen, sonst kennen sie die Datenbank nicht. Auf einem kleinen Server erledigt das der Befehl „booking“ aus der Anleitung, etwa „booking doctor“; in einem Container heißt es „docker compose exec app npm run doctor“.",
  open: "Diese Seite öffnen",
} satisfies Translation<typeof english>;
