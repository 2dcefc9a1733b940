import type { signIn as english } from "../../en/account/sign-in.ts";
import type { Translation } from "../../translation.ts";

export const signIn = {
  book: "Um <strong>{session}</strong> bei {builder} weiter zu buchen.",
  booking: "Um Ihre Buchung zu öffnen.",
  bookings: "Um Ihre Buchungen zu sehen.",
  builder: "Um die Seiten für Profis zu öffnen.",
  operator: "Um die Seiten des Betriebs zu öffnen.",
  account: "Um Ihr Konto zu öffnen.",
  newHere: "Neu hier? <link>Konto erstellen</link>",
  isSignedOut: "Sie sind in diesem Browser abgemeldet.",
  isReset: "Ihr neues Passwort ist gesetzt, und alle Browser sind abgemeldet. Melden Sie sich damit an.",
  endedByCodes:
    "Sie haben fünfmal einen falschen Code eingegeben und sind deshalb abgemeldet. Melden Sie sich neu an, um weiterzumachen.",
  byCode: "Mit einem Code",
  codeHint:
    "Wir schicken Ihnen sechs Ziffern, und hier geht es gleich weiter. Kein Passwort, das Sie sich merken müssten.",
  bookByCode:
    "Sie brauchen kein Passwort: <link>Lassen Sie sich einen Code schicken</link>, und buchen Sie weiter.",
  yourEmail: "Ihre E-Mail-Adresse",
  mailCode: "Code zuschicken",
  sending: "Wird gesendet …",
  byPasskey: "Mit einem Passkey",
  passkeyHint: "Für alle, die auf der Seite ihres Kontos einen hinzugefügt haben.",
  byPassword: "Mit Ihrem Passwort",
  forgotten: "Ich habe mein Passwort vergessen",
  email: "E-Mail-Adresse",
  password: "Passwort",
  signIn: "Anmelden",
  signingIn: "Wird angemeldet …",
  forgot: "Passwort vergessen?",
} satisfies Translation<typeof english>;
