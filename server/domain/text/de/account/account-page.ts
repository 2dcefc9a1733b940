import type { accountPage as english } from "../../en/account/account-page.ts";
import type { Translation } from "../../translation.ts";

export const accountPage = {
  title: "Ihr Konto",
  signedInAs: "Angemeldet als {email}",
  name: "Ihr Name ist gespeichert.",
  address: "Zwei E-Mails sind unterwegs, eine an jede Adresse. Öffnen Sie den Link in beiden.",
  "address-kept": "Ihre Adresse ist unverändert.",
  password: "Ihr Passwort ist gespeichert, und alle anderen Browser sind abgemeldet.",
  link: "Ein Link ist unterwegs an Ihre Adresse. Er gilt einmal, 15 Minuten lang.",
  "passkey-added": "Der Passkey ist hinzugefügt. Sie können sich ab jetzt damit anmelden.",
  "passkey-renamed": "Der Passkey ist umbenannt.",
  "passkey-removed": "Der Passkey ist entfernt. Eine Anmeldung damit ist nicht mehr möglich.",
  "passkey-link": "Ein Link ist unterwegs an Ihre Adresse. Er gilt einmal, 15 Minuten lang.",
  zone: "Ihre Zeitzone ist gespeichert.",
  language: "Ihre Sprache ist gespeichert.",
  session: "Dieser Browser ist abgemeldet.",
  sessions: "Sie sind überall abgemeldet außer hier.",
} satisfies Translation<typeof english>;
