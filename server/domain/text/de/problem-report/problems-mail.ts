import type { problemsMailText as english } from "../../en/problem-report/problems-mail.ts";
import type { Translation } from "../../translation.ts";

export const problemsMailText = {
  subject: "{count, plural, one {Ein Problem wurde gemeldet} other {# Probleme wurden gemeldet}}",
  reported:
    "{count, plural, one {Jemand hat ein Problem mit einer Seite gemeldet} other {# Probleme mit Seiten wurden gemeldet}}{answers, plural, =0 {.} one {; eine Person wartet auf Antwort.} other {; # Personen warten auf Antwort.}}",
  page: "Probleme ansehen",
} satisfies Translation<typeof english>;
