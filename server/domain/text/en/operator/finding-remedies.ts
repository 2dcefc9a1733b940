import { place } from "../../place.ts";

/** What to do about a finding of the checks of an installation, by its code: under each on the operators' overview and from `npm run doctor`. */
export const findingRemedies = place("operator/finding-remedies", {
  migration_pending:
    "Run “npm run migrate -- up”, or start the app: it updates the database before it answers anybody.",
  database_too_new:
    "This is version {appVersion}, and the database needs version {needed} or newer. Start that version. Or, with that version, take the database back, which deletes what is stored only there: npm run migrate -- down --to {lastKnown} --yes",
  database_too_new_unnamed:
    "This is version {appVersion}, and the database needs another version of the app. Start that version. Or, with that version, take the database back, which deletes what is stored only there: npm run migrate -- down --to {lastKnown} --yes",
  held_back: "When what it lost was found out (the log says so), run “npm run release”.",
  policy_missing: "Write and publish it under Settings → Terms and privacy (/operator/policies).",
  time_zones_outdated: "Update Node.js to the newest release of its line, and restart the app.",
  mail_refused:
    "Check SMTP_URL (host, port, user, password) and that the server lets this user send as MAIL_FROM. Waiting mails are sent once it works.",
  mail_login_refused:
    "Put the user and today’s password into SMTP_URL (with %, @, / and # written as %25, %40, %2F and %23), with smtps:// or ?requireTLS=true where the server wants TLS, and restart the app. Mails that wait are sent once it works.",
  stripe_refuses_the_key:
    "{why, select, not_permitted {Give the key the permission in Stripe, under Developers → API keys: it must write Checkout Sessions and Refunds, and read Payment Intents, Charges, Disputes, Events and Webhook Endpoints.} other {Make a key in Stripe, under Developers → API keys, put it into STRIPE_SECRET_KEY and restart the app. What waits for Stripe is done once it works.}}",
  stripe_account_differs:
    "Put a key of the account that has taken the payments into STRIPE_SECRET_KEY, and restart the app: with this one nothing can be refunded, and new payments go elsewhere.",
  stripe_unreachable:
    "Check that this server can reach Stripe (status.stripe.com, firewall), then run the checks again.",
  stripe_endpoint_missing:
    "In Stripe, under Developers → Webhooks, add an endpoint with this URL, the API version {apiVersion} and these events: {events}. Put its signing secret into STRIPE_WEBHOOK_SECRETS.",
  stripe_endpoint_disabled:
    "Enable it in Stripe, under Developers → Webhooks, and resend what failed in the meantime.",
  stripe_event_missing: "Add these events to the endpoint in Stripe, under Developers → Webhooks.",
  stripe_version_differs:
    "An endpoint’s version cannot be changed. Add a second endpoint with the right version, put its secret beside the old one in STRIPE_WEBHOOK_SECRETS, then delete the old endpoint.",
  stripe_secret_wrong:
    "Restart the app, so that it runs with the settings that these checks read. If it still refuses, something in front of it changes the bodies of requests.",
  stripe_deliveries_fail:
    "Look at the endpoint’s deliveries in Stripe. If they were answered with 400, the endpoint’s signing secret is missing from STRIPE_WEBHOOK_SECRETS: add it and restart. Stripe sends them again automatically.",
  clock_skewed:
    "Let that server follow a time server (NTP). Until then bookings and signed webhooks may be refused, and holds end at the wrong minute.",
  endpoint_closed:
    "Check that the app runs, that APP_URL is its public address, and that nothing in front of it (proxy, firewall, password) blocks POST requests to /api/webhooks.",
  calendly_app_refused:
    "Put the app’s id and its newest secret into CALENDLY_OAUTH_CLIENT_ID and CALENDLY_OAUTH_CLIENT_SECRET (developer.calendly.com, under your app), and restart. Connections stay, and are renewed once it works.",
  token_revoked: "The builder must connect Calendly again, under Builder → Calendly. Nothing else changes.",
  scope_missing:
    "The builder must grant it to the token in Calendly (Integrations → API and webhooks), then connect Calendly again, under Builder → Calendly. Nothing else changes.",
  calendly_unreachable:
    "Check that this server can reach Calendly (status.calendly.com, firewall), then run the checks again.",
  subscription:
    "The app restores it within a quarter of an hour and reads what was missed. If this stays, the log says why Calendly refuses it.",
  subscription_elsewhere:
    "Check APP_URL. If it is right, the app restores the subscription within a quarter of an hour and reads what was missed. If this stays, the log says why Calendly refuses it.",
  calendly_key_wrong:
    "Check that the app that answers at APP_URL uses this database and these ENCRYPTION_KEYS. Then the builder changes the signing key under Builder → Calendly.",
  calendly_deliveries_fail:
    "If no other finding concerns our endpoint, Calendly signs with another key: the builder changes the signing key under Builder → Calendly.",
});
