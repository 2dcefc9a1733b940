import type { funnelReasons as english } from "../../en/funnel/reasons.ts";
import type { Translation } from "../../translation.ts";

export const funnelReasons = {
  no_times: "Keine freien Termine in den nächsten Wochen",
  calendar_unavailable: "Der Kalender ließ sich nicht fragen",
  session_type_inactive: "Der Termin wurde nicht mehr angeboten",
  refused: "Bei „Buchen“ aus einem anderen Grund abgelehnt",
  other_session: "Bei Calendly wurde etwas anderes gebucht als gekauft",
  declined: "Die Zahlung wurde abgelehnt",
  checkout_not_opened: "Die Zahlungsseite ließ sich nicht öffnen",
  slot_gone: "Bezahlt, als die Zeit schon freigegeben war",
  hold_ended: "Die Reservierung lief vor dem Bezahlen ab",
  canceled_by_client: "Vom Gast abgesagt",
  canceled_by_builder: "Vom Profi abgesagt",
  canceled_by_operator: "Vom Betrieb abgesagt",
  canceled: "Bei Calendly abgesagt, ohne zu sagen, von wem",
  left: "Ohne ein Wort gegangen",
} satisfies Translation<typeof english>;
