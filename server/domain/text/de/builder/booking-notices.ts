import type { builderBookingNotices as english } from "../../en/builder/booking-notices.ts";
import type { Translation } from "../../translation.ts";

export const builderBookingNotices = {
  stillOn: "Findet dieser Termin noch statt?",
  stillOnText:
    "Sein ganzer Preis wurde im Stripe-Dashboard erstattet, und die Zeit ist noch gebucht. Bitte sagen Sie uns, was Sie möchten; bis dahin ändert sich nichts.",
  keep: "Termin behalten, unbezahlt",
  keeping: "Wird behalten …",
  cancel: "Absagen",
  inquiry: "Die Bank von {client} fragt nach {amount}",
  inquiryText:
    "Bisher wurde nichts einbehalten. Eine Erstattung klärt es; ohne Antwort kann daraus eine Anfechtung werden.",
  dispute: "{client} hat {amount} bei der Bank zurückgefordert",
  disputeText: "Ohne Antwort entscheidet die Bank für den Gast. Bis dahin wird nichts zusätzlich erstattet.",
  won: "Die Bank hat für Sie entschieden: {amount} gehören wieder Ihnen.",
  lost: "Die Bank hat für {client} entschieden: {amount} sind dorthin zurückgegangen, und zusätzlich wird nichts erstattet.",
  refundFailed: "Eine Erstattung von {amount} ist nicht angekommen",
  refundFailedText:
    "Die Bank hat sie nicht angenommen. {client} steht das Geld weiter zu; der Betrieb sendet es noch einmal oder klärt es auf anderem Weg, und Sie beide erfahren davon.",
  noPlace: "Wo findet dieser Termin statt?",
  mailRefused: "Unsere E-Mails an {client} kommen nicht an",
  mailRefusedText:
    "Das Postfach weist sie dauerhaft ab. Bestätigungen versuchen wir weiter; Erinnerungen senden wir nicht. Geben Sie auf anderem Weg Bescheid, wenn sich etwas ändert.",
  noShow:
    "Sie haben in Calendly vermerkt, dass {client} nicht da war. Die Zahlung bleibt bei Ihnen; unten können Sie Geld erstatten.",
} satisfies Translation<typeof english>;
