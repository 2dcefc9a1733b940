import { place } from "../../place.ts";

/** What the checks of an installation have found: on the operators' overview and from `npm run doctor`. */
export const findingProblems = place("operator/finding-problems", {
  of: "{builder}: {problem}",
  migration_pending: "The database lacks {migrations}.",
  database_too_new: "A newer version has migrated the database: {migrations}.",
  held_back:
    "Held since it was restored from the backup of {takenAt}: nobody is answered, and nothing leaves.",
  policy_missing:
    "{policy, select, terms {No terms are published: clients agree to nothing before they pay.} other {No privacy notice is published.}}",
  time_zones_outdated:
    "This Node.js has the time-zone data {known}; {needed} or later is needed. People may be shown a wrong hour.",
  mail_refused: "The mail server refuses our mail: {reason}.",
  mail_login_refused: "The mail server refuses the sign-in with SMTP_URL ({status}).",
  stripe_refuses_the_key:
    "{why, select, expired {The key in STRIPE_SECRET_KEY has expired: it was rolled or revoked in Stripe.} not_permitted {The restricted key in STRIPE_SECRET_KEY lacks a permission.} other {Stripe does not know the key in STRIPE_SECRET_KEY.}}",
  stripe_lacks_permission: "The restricted key in STRIPE_SECRET_KEY lacks the permission {permission}.",
  stripe_account_differs:
    "The key in STRIPE_SECRET_KEY is of another Stripe account: it does not know the newest checkouts of this installation.",
  stripe_unreachable: "Stripe did not answer: {reason}.",
  stripe_endpoint_missing: "Stripe has no webhook endpoint at {url}.",
  stripe_endpoint_disabled: "Stripe’s webhook endpoint is disabled.",
  stripe_event_missing: "Stripe’s webhook endpoint does not get {events}.",
  stripe_version_differs:
    "Stripe’s webhook endpoint uses the API version {theirs}, and this app uses {ours}.",
  stripe_secret_wrong:
    "The running app refuses a webhook signed with secret {number} of STRIPE_WEBHOOK_SECRETS.",
  stripe_deliveries_fail:
    "{count, plural, one {One of Stripe’s events} other {# of Stripe’s events}} of the last day could not be delivered.",
  stripe_deliveries_fail_many: "{count} or more of Stripe’s events of the last day could not be delivered.",
  clock_skewed: "{clock}.",
  endpoint_closed: "{url} answers {status}.",
  endpoint_silent: "{url} cannot be reached.",
  token_revoked: "Calendly refuses the token: it was revoked or has expired.",
  calendly_app_refused:
    "Calendly refuses CALENDLY_OAUTH_CLIENT_ID and CALENDLY_OAUTH_CLIENT_SECRET: nobody can connect, and no token is renewed.",
  scope_missing: "The token lacks permissions that bookings need: {scopes}.",
  scope_missing_unnamed: "The token lacks a permission that bookings need.",
  connection_broken: "The connection is broken: {reason}.",
  connection_unreadable: "The stored Calendly connection {connectionId} cannot be read: {reason}.",
  calendly_unreachable: "Calendly did not answer: {reason}.",
  calendly_unusable: "Calendly’s answer could not be used.",
  subscription_missing: "Calendly has no webhook subscription for this app.",
  subscription_disabled: "Calendly has disabled the webhook subscription.",
  subscription_elsewhere: "The webhook subscription leads to {origin}, and this app is at {appUrl}.",
  subscription_incomplete: "The webhook subscription does not get all events.",
  calendly_key_wrong:
    "The running app refuses a webhook signed with the key that is stored for this connection.",
  calendly_deliveries_fail: "Calendly’s webhooks have failed since {since}.",
});
