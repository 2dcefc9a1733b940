import type { builderMonth as english } from "../../en/builder/month.ts";
import type { Translation } from "../../translation.ts";

export const builderMonth = {
  title: "Dieser Monat",
  booked: "Gebucht",
  paid: "Bezahlt",
  returned: "Erstattet",
  more: "{share} mehr",
  less: "{share} weniger",
  before: "{before} im letzten Monat bis zu diesem Tag",
  days: "Bezahlt pro Tag, die letzten 30 Tage",
  curve: "Bezahlt pro Tag in den letzten 30 Tagen: {total} insgesamt, höchstens {most} am {day}",
  curveOfNothing: "Bezahlt pro Tag in den letzten 30 Tagen: nichts",
  noMoney: "In diesem Monat wurde noch nichts bezahlt.",
  settling: "Zahlungen gehen auf das Stripe-Konto des Betriebs. Er rechnet sie mit Ihnen ab.",
} satisfies Translation<typeof english>;
