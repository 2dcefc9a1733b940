import type { signInMailText as english } from "../../en/mails/sign-in-mail.ts";
import type { Translation } from "../../translation.ts";

export const signInMailText = {
  sign_inSubject: "Ihr Link zum Anmelden",
  sign_in: "Öffnen Sie den Link, und drücken Sie zum Anmelden auf den Knopf auf seiner Seite.",
  sign_inLink: "Anmelden",
  sign_inAdvice:
    "Haben Sie das nicht angefordert, müssen Sie nichts tun: Ohne diese E-Mail kann sich niemand anmelden.",
  new_accountSubject: "Bestätigen Sie Ihre Adresse",
  new_account:
    "Sie, oder jemand, der Ihre Adresse eingegeben hat, möchten mit ihr ein Konto erstellen. Um zu bestätigen, dass sie Ihre ist, öffnen Sie den Link und drücken auf den Knopf auf seiner Seite.",
  new_accountLink: "Adresse bestätigen",
  new_accountAdvice:
    "Haben Sie das nicht angefordert, müssen Sie nichts tun: Ohne diese E-Mail entsteht kein Konto.",
  known_accountSubject: "Sie haben schon ein Konto",
  known_account:
    "Sie, oder jemand, der Ihre Adresse eingegeben hat, möchten mit ihr ein Konto erstellen, aber sie hat schon eines. Zum Anmelden öffnen Sie den Link und drücken auf den Knopf auf seiner Seite.",
  known_accountLink: "Anmelden",
  known_accountAdvice:
    "Haben Sie das nicht angefordert, müssen Sie nichts tun: Ohne diese E-Mail kann sich niemand anmelden.",
  confirmSubject: "Bestätigen Sie Ihre Adresse",
  confirm:
    "Jemand hat sich in dem Konto mit dieser Adresse angemeldet, die noch niemand bestätigt hat. Um zu bestätigen, dass sie Ihre ist, öffnen Sie den Link und drücken auf den Knopf auf seiner Seite.",
  confirmLink: "Adresse bestätigen",
  confirmAdvice:
    "Waren Sie das nicht, müssen Sie nichts tun: Ohne diese E-Mail sieht niemand, was mit Ihrer Adresse gebucht wurde.",
} satisfies Translation<typeof english>;
