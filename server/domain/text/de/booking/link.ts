import type { bookingLink as english } from "../../en/booking/link.ts";
import type { Translation } from "../../translation.ts";

export const bookingLink = {
  title: "Ihre Buchung",
  builder: "bei {builder}",
  open: "Meine Buchung öffnen",
  opening: "Wird geöffnet …",
  help: "Sie öffnet sich auf diesem Gerät ohne Anmeldung. Der Knopf bezahlt nichts und sagt nichts ab. Wer diesen Link hat, kann dasselbe tun; behalten Sie die E-Mail also für sich.",
  spent: "Dieser Link gilt nicht mehr",
  spentWhy:
    "Links gelten bis 30 Tage nach dem Ende ihrer Buchung. Ihre Buchung und Ihr Geld sind unverändert.",
  spentHelp:
    "Wurde der Link in der E-Mail umbrochen, kopieren Sie ihn ganz. Oder melden Sie sich mit der Adresse an, an die die E-Mail ging: Ein Anmeldelink per E-Mail genügt.",
  signIn: "Anmelden",
} satisfies Translation<typeof english>;
