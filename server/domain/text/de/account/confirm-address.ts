import type { confirmAddress as english } from "../../en/account/confirm-address.ts";
import type { Translation } from "../../translation.ts";

export const confirmAddress = {
  title: "Adresse bestätigen",
  why: "Sie haben noch nicht bestätigt, dass <address>{email}</address> Ihre Adresse ist. Bis dahin sehen Sie nur, was Sie in diesem Konto begonnen haben: keine Buchung, die anderswo mit der Adresse gemacht wurde, und keine Seiten für Profis oder den Betrieb.",
  mailed:
    "Bei der Anmeldung ging ein Link an Sie. Er gilt 15 Minuten. Nach ein, zwei Minuten noch nichts da? Sehen Sie im Spam-Ordner nach, oder lassen Sie sich einen neuen schicken.",
  another: "Neuen Link schicken",
  sending: "Wird gesendet …",
} satisfies Translation<typeof english>;
