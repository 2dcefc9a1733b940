import type { funnelRemedies as english } from "../../en/funnel/remedies.ts";
import type { Translation } from "../../translation.ts";

export const funnelRemedies = {
  profile_seen:
    "Sagen Sie in den ersten Zeilen Ihres Profils, für wen ein Termin ist und was man daraus mitnimmt, und prüfen Sie, ob der Preis neben der Leistung steht.",
  booking_begun:
    "Öffnen Sie in Calendly mehr Zeiten, auch in den nächsten Tagen und außerhalb der Arbeitszeit: Wer nichts Passendes findet, kommt nicht wieder.",
  time_picked:
    "Sehen Sie sich den Schritt „Prüfen“ mit den Augen eines Gastes an: Dort fällt die Entscheidung über Preis, Stornoregeln und Zeitzone. Mildere Stornoregeln halten die, die zögern.",
  details_confirmed:
    "Die Zahlungsseite öffnet sich bei Stripe: Fragen Sie den Betrieb, ob es welche ablehnt, und lesen Sie, welche Probleme Gäste gemeldet haben.",
  checkout_opened:
    "Bieten Sie in Stripe mehr Zahlungsarten an, und prüfen Sie, ob der Preis dem entspricht, was das Profil erwarten lässt.",
  paid: "Lesen Sie die Gründe derer, die abgesagt haben: Erinnerungen vor dem Termin und leicht verlegbare Zeiten verhindern Absagen.",
  completed: "Es ist nichts zu tun.",
  codes_fell:
    "Die E-Mail mit dem Code kommt spät oder gar nicht: Fragen Sie den Betrieb, ob Mailanbieter E-Mails abweisen, und lesen Sie, welche Probleme Gäste gemeldet haben.",
  no_times: "Öffnen Sie in Calendly mehr Zeiten, oder lassen Sie weiter im Voraus buchen.",
  calendar_unavailable:
    "Sehen Sie sich Ihre Verbindung mit Calendly an, und verbinden Sie neu, wenn sie danach fragt.",
  session_type_inactive:
    "Schalten Sie den Ereignistyp in Calendly wieder ein, oder nehmen Sie Links zu diesem Angebot von Ihren Seiten.",
  refused:
    "Es wurden zu viele Buchungen an einem Tag begonnen, oder bei uns ging etwas schief: Fragen Sie den Betrieb.",
  other_session:
    "Stellen Sie sicher, dass Ihre Ereignistypen in Calendly die Länge haben, die Sie anbieten, und dass Links zum richtigen führen.",
  declined:
    "Bieten Sie in Stripe mehr Zahlungsarten an, und sehen Sie dort nach, warum Karten abgelehnt werden.",
  checkout_not_opened: "Fragen Sie den Betrieb: Stripe lehnt diese Zahlungsseiten ab und sagt, warum.",
  slot_gone:
    "Bezahlt wurde zu spät, und das Geld ging zurück. Bitten Sie den Betrieb um eine längere Reservierung.",
  hold_ended:
    "Eine Zeit wurde gewählt und nicht bezahlt. Bitten Sie den Betrieb um eine längere Reservierung, und sehen Sie sich den Preis an.",
  canceled_by_client: "Lesen Sie auf den Seiten der Buchungen, warum abgesagt wurde.",
  canceled_by_builder:
    "Sperren Sie in Ihrem Kalender Zeiten, die Sie nicht halten können: Dann bietet Calendly sie nicht an.",
  canceled_by_operator: "Fragen Sie den Betrieb nach dem Grund.",
  canceled: "Sehen Sie sich die abgesagten Ereignisse in Calendly an.",
  left: "Sie fanden keine passende Zeit oder haben nur geschaut: Öffnen Sie in den nächsten Tagen mehr Zeiten.",
  session_type_below:
    "Vergleichen Sie Namen, Beschreibung, Preis und freie Termine mit Ihren anderen Angeboten, und ändern Sie immer nur eines.",
  source_below:
    "Sehen Sie nach, was dieser Link verspricht, und führen Sie ihn zu dem Angebot, um das es geht; oder geben Sie weniger dafür aus.",
  source_below_unknown:
    "Woher sie kommen, ist nicht bekannt: Markieren Sie die Links, die Sie teilen, mit „?utm_source=“ und einem Namen; so sehen Sie, welche Besuche bringen, aus denen keine Zahlung wird.",
  source_below_elsewhere:
    "Sehen Sie nach, was man dort vor dem Buchen liest, und sagen Sie, was es kostet und für wen es ist.",
  source_above: "Mehr davon lohnt sich: Setzen Sie Ihren Link dort noch einmal.",
  source_above_unknown:
    "Woher sie kommen, ist nicht bekannt: Markieren Sie die Links, die Sie teilen, mit „?utm_source=“ und einem Namen; so sehen Sie, welche sich lohnen.",
  source_above_elsewhere: "Mehr davon lohnt sich: Machen Sie diesen Weg zu buchen leichter auffindbar.",
  step_rose: "Behalten Sie bei, was Sie geändert haben.",
} satisfies Translation<typeof english>;
