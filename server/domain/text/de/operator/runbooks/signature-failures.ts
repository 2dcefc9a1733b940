import type { signatureFailuresRunbook as english } from "../../../en/operator/runbooks/signature-failures.ts";
import type { Translation } from "../../../translation.ts";

export const signatureFailuresRunbook = {
  title: "Webhooks mit falschen Signaturen",
  meaning:
    "Mehrere Webhooks kamen mit falscher Signatur: Das Geheimnis wurde nur auf einer Seite geändert, oder jemand versucht, im Namen des Anbieters zu senden. Alle wurden abgelehnt.",
  stake:
    "Liegt es am Geheimnis, bleiben Zahlungen und Buchungen bis zum nächsten Abgleich unbemerkt. Ist es jemand anders, geschieht nichts: Was nicht signiert ist, wird nicht geglaubt.",
  step1:
    "Prüfen Sie die Installation: Sie signiert mit den gesetzten Geheimnissen und fragt Stripe, welche Ereignisse es nicht zustellen konnte, außer denen der letzten zehn Minuten. Sie nennt den Profi, dessen Signaturschlüssel falsch ist.",
  step2:
    "Wurde das Geheimnis im Stripe-Dashboard gewechselt, setzen Sie das neue vor das alte und ein Komma in STRIPE_WEBHOOK_SECRETS, und starten Sie neu. Dann drücken Sie auf „Jetzt abgleichen“: Abgelehnte Zahlungen werden sofort aufgenommen, nicht erst, wenn Stripe sie noch einmal sendet.",
  step3:
    "Bei Calendly drückt der Profi auf seiner Seite „Verbindung mit Calendly“ auf „Signaturschlüssel wechseln“: Bitten Sie darum.",
  ifNot:
    "Stimmen beide Seiten überein und kommen weiter falsche Signaturen, stammen sie von jemand anderem. Begrenzen Sie sie am Proxy; die App lehnt sie ohnehin ab.",
  over: "Eine Weile kam keine falsche Signatur. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
