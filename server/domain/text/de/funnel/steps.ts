import type { funnelSteps as english } from "../../en/funnel/steps.ts";
import type { Translation } from "../../translation.ts";

export const funnelSteps = {
  profile_seen: "Profil gesehen",
  code_asked: "Code angefordert",
  code_entered: "Code eingegeben",
  booking_begun: "„Buchen“ gedrückt",
  time_picked: "Zeit gewählt",
  details_confirmed: "Angaben bestätigt",
  checkout_opened: "Zahlungsseite geöffnet",
  paid: "Bezahlt",
  completed: "Termin fand statt",
  leave_profile_seen: "verlassen das Profil, ohne auf „Buchen“ zu drücken",
  leave_booking_begun: "gehen bei der Wahl der Zeit, bevor sie eine gewählt haben",
  leave_time_picked: "gehen beim Prüfen, bevor sie bestätigt haben",
  leave_details_confirmed: "gehen, bevor die Zahlungsseite öffnet",
  leave_checkout_opened: "gehen auf der Zahlungsseite, ohne zu bezahlen",
  leave_paid: "haben bezahlt, und kein Termin findet statt",
  leave_completed: "sind fertig",
} satisfies Translation<typeof english>;
