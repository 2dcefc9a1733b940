import type { builderOverview as english } from "../../en/builder/overview.ts";
import type { Translation } from "../../translation.ts";

export const builderOverview = {
  publicProfile: "Ihr öffentliches Profil",
  nothingNeeded: "Gerade nichts. Alles läuft von selbst.",
  today: "Heute",
  noneToday: "Heute kein Termin.",
  untilAtPrice: "bis {until} · {price}",
  join: "Beitreten",
  next: "Nächste Termine",
  noneNext: "Kein Termin steht bevor.",
  open: "Ihre Seite ist offen",
  openText: "Geben Sie ihre Adresse weiter, wenn jemand nach Ihnen fragt. Die erste Buchung erscheint hier.",
  share: "Ihre Seite teilen",
  session: "{session} mit {client}",
  unpaid:
    "<link>{count, plural, one {Eine Buchung ist noch nicht bezahlt} other {# Buchungen sind noch nicht bezahlt}}</link>. Was nicht rechtzeitig bezahlt wird, verfällt, und seine Zeit ist wieder frei.",
} satisfies Translation<typeof english>;
