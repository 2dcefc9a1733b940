import type { secondFactor as english } from "../../en/account/second-factor.ts";
import type { Translation } from "../../translation.ts";

export const secondFactor = {
  title: "Zweiter Faktor",
  setUp: "Zweiten Faktor einrichten",
  why: "Der Betrieb sieht die Buchungen aller und bewegt fremdes Geld. Ein Passwort oder ein Link per E-Mail genügt dafür nicht: Sie zeigen zusätzlich den Code einer Authenticator-App oder einen Passkey.",
  notAsked: "Diese Installation ist zum Ausprobieren da und fragt nicht danach.",
  lastOne: "Das ist Ihr einziger Faktor. Richten Sie zuerst einen anderen ein, dann entfernen Sie diesen.",
  app: "Die Authenticator-App ist eingerichtet.",
  removed: "Entfernt: Damit lässt sich nichts mehr bestätigen.",
  renamed: "Der Name ist geändert.",
  passkey: "Der Passkey ist hinzugefügt. Sie können sich auch damit anmelden.",
  goOn: "Weiter",
} satisfies Translation<typeof english>;
