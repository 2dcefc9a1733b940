import type { bookingOver as english } from "../../en/booking/over.ts";
import type { Translation } from "../../translation.ts";

export const bookingOver = {
  canceled: "Diese Buchung ist abgesagt",
  canceledReturned: "Abgesagt, und Ihr Geld ist erstattet",
  returned: "Ihr Geld ist erstattet",
  lapsed: "Diese Buchung ist verfallen",
  lapsedReturned: "Verfallen, und Ihr Geld ist erstattet",
  other_duration:
    "Die bei Calendly gewählte Zeit dauert nicht {length} wie Ihr Termin. Deshalb haben wir sie abgesagt: {when}.",
  other_event_type:
    "Die bei Calendly gewählte Zeit gehört nicht zu dem Angebot, das Sie gewählt haben. Deshalb haben wir sie abgesagt: {when}.",
  client: "Von Ihnen abgesagt am {when}.",
  builder: "Von {builder} abgesagt am {when}.",
  operator: "Von uns abgesagt am {when}.",
  unknown: "Bei Calendly abgesagt am {when}.",
  missed:
    "{builder} ist nicht zum Termin erschienen; deshalb ist alles zurückgegangen, was Sie bezahlt haben.",
  allReturned: "Alles, was Sie für diesen Termin bezahlt haben, ist zurückgegangen.",
  wrongAmount:
    "Die eingegangene Zahlung entsprach nicht dem Preis dieses Termins; deshalb ist alles an Sie zurückgegangen.",
  paidLate: "Ihre Zahlung kam, als die Zeit schon freigegeben war; deshalb ist alles an Sie zurückgegangen.",
  unpicked: "Einen Tag lang wurde keine Zeit gewählt; deshalb wurde die Buchung geschlossen.",
  bankLate:
    "Die Zahlung Ihrer Bank kam nicht rechtzeitig an; deshalb ist die Zeit wieder für andere frei. Kommt das Geld noch, geht es sofort ganz an Sie zurück.",
  unpaid:
    "Die Zeit war für Sie reserviert und wurde nicht rechtzeitig bezahlt; deshalb ist sie wieder für andere frei.",
  why: "Grund der Absage",
  late: "Das Geld müsste inzwischen angekommen sein.",
  bookAnother: "Andere Zeit buchen",
} satisfies Translation<typeof english>;
