import type { builderOverview as english } from "../../en/builder/overview.ts";
import type { Translation } from "../../translation.ts";

export const builderOverview = {
  publicProfile: "Ihr öffentliches Profil",
  nothingNeeded: "Gerade nichts. Alles läuft von selbst.",
  next: "Nächste Termine",
  noneNext: "Kein Termin steht bevor.",
  session: "{session} mit {client}",
  atPrice: "{at} · {price}",
  unpaid:
    "<link>{count, plural, one {Eine Buchung ist noch nicht bezahlt} other {# Buchungen sind noch nicht bezahlt}}</link>. Was nicht rechtzeitig bezahlt wird, verfällt, und seine Zeit ist wieder frei.",
  money: "Geld in diesem Monat",
  noMoney: "In diesem Monat wurde noch nichts bezahlt.",
  currency: "Währung",
  paid: "Bezahlt",
  returned: "Erstattet",
  settling: "Zahlungen gehen auf das Stripe-Konto des Betriebs. Er rechnet sie mit Ihnen ab.",
} satisfies Translation<typeof english>;
