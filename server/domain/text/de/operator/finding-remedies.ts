import type { findingRemedies as english } from "../../en/operator/finding-remedies.ts";
import type { Translation } from "../../translation.ts";

export const findingRemedies = {
  migration_pending:
    "Führen Sie „npm run migrate -- up“ aus, oder starten Sie die App: Sie stellt die Datenbank um, bevor sie jemandem antwortet.",
  database_too_new:
    "Das ist Version {appVersion}, und die Datenbank braucht Version {needed} oder eine neuere. Starten Sie diese. Oder nehmen Sie mit ihr die Datenbank zurück; das löscht, was nur dort gespeichert ist: npm run migrate -- down --to {lastKnown} --yes",
  database_too_new_unnamed:
    "Das ist Version {appVersion}, und die Datenbank braucht eine andere Version der App. Starten Sie diese. Oder nehmen Sie mit ihr die Datenbank zurück; das löscht, was nur dort gespeichert ist: npm run migrate -- down --to {lastKnown} --yes",
  held_back: "Wenn feststeht, was verloren ging (das Log sagt es), führen Sie „npm run release“ aus.",
  policy_missing:
    "Schreiben und veröffentlichen Sie sie unter „Einstellungen“ → „AGB und Datenschutz“ (/operator/policies).",
  time_zones_outdated:
    "Aktualisieren Sie Node.js auf die neueste Version seiner Reihe, und starten Sie die App neu.",
  mail_refused:
    "Prüfen Sie SMTP_URL (Host, Port, Nutzer, Passwort) und ob der Server diesen Nutzer als MAIL_FROM senden lässt. Wartende E-Mails gehen hinaus, sobald es funktioniert.",
  mail_login_refused:
    "Setzen Sie Nutzer und heutiges Passwort in SMTP_URL ein (mit %, @, / und # als %25, %40, %2F und %23), mit smtps:// oder ?requireTLS=true, wo der Server TLS verlangt, und starten Sie die App neu. Wartende E-Mails gehen hinaus, sobald es funktioniert.",
  stripe_refuses_the_key:
    "{why, select, not_permitted {Geben Sie dem Schlüssel die Berechtigung in Stripe unter Developers → API keys: Er muss Checkout Sessions und Refunds schreiben und Payment Intents, Charges, Disputes, Events und Webhook Endpoints lesen.} other {Erstellen Sie in Stripe unter Developers → API keys einen Schlüssel, setzen Sie ihn in STRIPE_SECRET_KEY ein und starten Sie die App neu. Was auf Stripe wartet, geschieht, sobald es funktioniert.}}",
  stripe_account_differs:
    "Setzen Sie einen Schlüssel des Kontos, das die Zahlungen angenommen hat, in STRIPE_SECRET_KEY ein, und starten Sie die App neu: Mit diesem lässt sich nichts erstatten, und neue Zahlungen gehen anderswohin.",
  stripe_unreachable:
    "Prüfen Sie, ob dieser Server Stripe erreicht (status.stripe.com, Firewall), dann starten Sie die Prüfungen noch einmal.",
  stripe_endpoint_missing:
    "Fügen Sie in Stripe unter Developers → Webhooks ein Ziel mit dieser URL, der API-Version {apiVersion} und diesen Ereignissen hinzu: {events}. Setzen Sie sein Signaturgeheimnis in STRIPE_WEBHOOK_SECRETS ein.",
  stripe_endpoint_disabled:
    "Schalten Sie es in Stripe unter Developers → Webhooks ein, und senden Sie noch einmal, was inzwischen gescheitert ist.",
  stripe_event_missing: "Fügen Sie diese Ereignisse beim Ziel in Stripe unter Developers → Webhooks hinzu.",
  stripe_version_differs:
    "Die Version eines Ziels lässt sich nicht ändern. Fügen Sie ein zweites Ziel mit der richtigen Version hinzu, setzen Sie sein Geheimnis neben das alte in STRIPE_WEBHOOK_SECRETS, dann löschen Sie das alte Ziel.",
  stripe_secret_wrong:
    "Starten Sie die App neu, damit sie mit den Einstellungen läuft, die diese Prüfungen lesen. Lehnt sie weiter ab, ändert etwas vor ihr den Inhalt der Anfragen.",
  stripe_deliveries_fail:
    "Sehen Sie sich die Zustellungen des Ziels in Stripe an. Wurden sie mit 400 beantwortet, fehlt das Signaturgeheimnis des Ziels in STRIPE_WEBHOOK_SECRETS: Fügen Sie es hinzu und starten Sie neu. Stripe sendet sie von selbst noch einmal.",
  clock_skewed:
    "Lassen Sie diesen Server einem Zeitserver folgen (NTP). Bis dahin werden Buchungen und signierte Webhooks vielleicht abgelehnt, und Reservierungen enden zur falschen Minute.",
  endpoint_closed:
    "Prüfen Sie, ob die App läuft, ob APP_URL ihre öffentliche Adresse ist und ob nichts vor ihr (Proxy, Firewall, Passwort) POST-Anfragen an /api/webhooks sperrt.",
  calendly_app_refused:
    "Setzen Sie die ID der App und ihr neuestes Geheimnis in CALENDLY_OAUTH_CLIENT_ID und CALENDLY_OAUTH_CLIENT_SECRET ein (developer.calendly.com, bei Ihrer App), und starten Sie neu. Verbindungen bleiben und werden erneuert, sobald es funktioniert.",
  token_revoked:
    "Der Profi muss Calendly neu verbinden, unter „Mein Angebot“ → „Calendly“. Sonst ändert sich nichts.",
  scope_missing:
    "Der Profi muss sie dem Token in Calendly geben (Integrationen → API und Webhooks) und dann Calendly neu verbinden, unter „Mein Angebot“ → „Calendly“. Sonst ändert sich nichts.",
  calendly_unreachable:
    "Prüfen Sie, ob dieser Server Calendly erreicht (status.calendly.com, Firewall), dann starten Sie die Prüfungen noch einmal.",
  subscription:
    "Die App stellt es innerhalb einer Viertelstunde wieder her und liest nach, was verpasst wurde. Bleibt es so, sagt das Log, warum Calendly es ablehnt.",
  subscription_elsewhere:
    "Prüfen Sie APP_URL. Stimmt sie, stellt die App das Abonnement innerhalb einer Viertelstunde wieder her und liest nach, was verpasst wurde. Bleibt es so, sagt das Log, warum Calendly es ablehnt.",
  calendly_key_wrong:
    "Prüfen Sie, ob die App unter APP_URL diese Datenbank und diese ENCRYPTION_KEYS benutzt. Dann wechselt der Profi den Signaturschlüssel unter „Mein Angebot“ → „Calendly“.",
  calendly_deliveries_fail:
    "Betrifft kein anderer Befund unser Ziel, signiert Calendly mit einem anderen Schlüssel: Der Profi wechselt den Signaturschlüssel unter „Mein Angebot“ → „Calendly“.",
} satisfies Translation<typeof english>;
