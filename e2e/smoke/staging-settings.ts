import { randomBytes } from "node:crypto";

const secret = () => randomBytes(24).toString("base64url");

/**
 * What makes a demo's settings those of a staging installation among the sandbox's providers: secrets of its own, nothing that only the sandbox needs, and
 * a list of who is mailed. Others each time.
 */
export function stagingSettings(recipients: string): Record<string, string> {
  return {
    APP_ENV: "staging",
    INSTALLATION_ID: "rehearsal",
    AUTH_SECRET: secret(),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    STRIPE_SECRET_KEY: `sk_test_${randomBytes(24).toString("hex")}`,
    STRIPE_WEBHOOK_SECRETS: `whsec_${randomBytes(24).toString("hex")}`,
    MAIL_EVENTS_SECRETS: `whsec_${randomBytes(24).toString("base64")}`,
    MAIL_FROM: "Bookings <bookings@staging.test>",
    STAGING_MAIL_RECIPIENTS: recipients,
    // A demo has them; empty is not set.
    CALENDLY_OAUTH_CLIENT_ID: "",
    CALENDLY_OAUTH_CLIENT_SECRET: "",
    CLOCK_URL: "",
    MAILBOX_URL: "",
    WEBHOOK_TEST_RECEIVERS: "",
    OPERATOR_SECOND_FACTOR: "required",
  };
}
