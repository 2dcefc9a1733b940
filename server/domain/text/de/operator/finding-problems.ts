import type { findingProblems as english } from "../../en/operator/finding-problems.ts";
import type { Translation } from "../../translation.ts";

export const findingProblems = {
  of: "{builder}: {problem}",
  migration_pending: "Der Datenbank fehlt {migrations}.",
  database_too_new: "Eine neuere Version hat die Datenbank umgestellt: {migrations}.",
  held_back:
    "Angehalten seit der Wiederherstellung aus der Sicherung vom {takenAt}: Niemand bekommt Antwort, und nichts geht hinaus.",
  policy_missing:
    "{policy, select, terms {Es sind keine AGB veröffentlicht: Gäste stimmen vor dem Bezahlen nichts zu.} other {Es sind keine Datenschutzhinweise veröffentlicht.}}",
  time_zones_outdated:
    "Dieses Node.js hat die Zeitzonendaten {known}; nötig sind {needed} oder neuere. Es können falsche Uhrzeiten erscheinen.",
  mail_refused: "Der Mailserver lehnt unsere E-Mails ab: {reason}.",
  mail_login_refused: "Der Mailserver lehnt die Anmeldung mit SMTP_URL ab ({status}).",
  stripe_refuses_the_key:
    "{why, select, expired {Der Schlüssel in STRIPE_SECRET_KEY ist abgelaufen: Er wurde in Stripe gewechselt oder widerrufen.} not_permitted {Dem eingeschränkten Schlüssel in STRIPE_SECRET_KEY fehlt eine Berechtigung.} other {Stripe kennt den Schlüssel in STRIPE_SECRET_KEY nicht.}}",
  stripe_lacks_permission:
    "Dem eingeschränkten Schlüssel in STRIPE_SECRET_KEY fehlt die Berechtigung {permission}.",
  stripe_account_differs:
    "Der Schlüssel in STRIPE_SECRET_KEY gehört zu einem anderen Stripe-Konto: Es kennt die neuesten Zahlungsseiten dieser Installation nicht.",
  stripe_unreachable: "Stripe hat nicht geantwortet: {reason}.",
  stripe_endpoint_missing: "Stripe hat kein Webhook-Ziel unter {url}.",
  stripe_endpoint_disabled: "Das Webhook-Ziel bei Stripe ist abgeschaltet.",
  stripe_event_missing: "Das Webhook-Ziel bei Stripe bekommt {events} nicht.",
  stripe_version_differs:
    "Das Webhook-Ziel bei Stripe benutzt die API-Version {theirs}, diese App benutzt {ours}.",
  stripe_secret_wrong:
    "Die laufende App lehnt einen Webhook ab, der mit Geheimnis {number} aus STRIPE_WEBHOOK_SECRETS signiert ist.",
  stripe_deliveries_fail:
    "{count, plural, one {Eines der Stripe-Ereignisse} other {# der Stripe-Ereignisse}} des letzten Tages {count, plural, one {ließ} other {ließen}} sich nicht zustellen.",
  stripe_deliveries_fail_many:
    "{count} oder mehr der Stripe-Ereignisse des letzten Tages ließen sich nicht zustellen.",
  clock_skewed: "{clock}.",
  endpoint_closed: "{url} antwortet mit {status}.",
  endpoint_silent: "{url} ist nicht erreichbar.",
  token_revoked: "Calendly lehnt das Token ab: Es wurde widerrufen oder ist abgelaufen.",
  calendly_app_refused:
    "Calendly lehnt CALENDLY_OAUTH_CLIENT_ID und CALENDLY_OAUTH_CLIENT_SECRET ab: Niemand kann verbinden, und kein Token wird erneuert.",
  scope_missing: "Dem Token fehlen Berechtigungen, die Buchungen brauchen: {scopes}.",
  scope_missing_unnamed: "Dem Token fehlt eine Berechtigung, die Buchungen brauchen.",
  connection_broken: "Die Verbindung funktioniert nicht: {reason}.",
  connection_unreadable:
    "Die gespeicherte Verbindung mit Calendly {connectionId} ist nicht lesbar: {reason}.",
  calendly_unreachable: "Calendly hat nicht geantwortet: {reason}.",
  calendly_unusable: "Die Antwort von Calendly war nicht zu gebrauchen.",
  subscription_missing: "Calendly hat kein Webhook-Abonnement für diese App.",
  subscription_disabled: "Calendly hat das Webhook-Abonnement abgeschaltet.",
  subscription_elsewhere: "Das Webhook-Abonnement führt zu {origin}, und diese App ist unter {appUrl}.",
  subscription_incomplete: "Das Webhook-Abonnement bekommt nicht alle Ereignisse.",
  calendly_key_wrong:
    "Die laufende App lehnt einen Webhook ab, der mit dem gespeicherten Schlüssel dieser Verbindung signiert ist.",
  calendly_deliveries_fail: "Webhooks von Calendly scheitern seit {since}.",
} satisfies Translation<typeof english>;
