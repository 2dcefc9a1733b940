import { afterAll, beforeAll, expect, test } from "vitest";
import { testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { migrateDown, migrateToLatest } from "../../db/core/migrate.ts";
import { insertRestoration, releaseRestorations } from "../../db/operations/restorations.ts";
import { callbackUrlOf } from "../calendly-connection/subscription/callback-url.ts";
import { SIGNING_KEY_PURPOSE } from "../calendly-connection/token/sealed-purposes.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";
import type { Finding, FindingCode } from "../domain/providers/installation-finding.ts";
import { findingInWords } from "../domain/text/finding-in-words.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { STRIPE_EVENTS } from "../domain/providers/stripe-events.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { createSmtpMailer } from "../adapters/smtp-mailer.ts";
import { calendlyOAuthOf } from "../calendly-oauth-of.ts";
import { checkupDepsOf } from "../compose.ts";
import { heldBackMailer } from "../adapters/held-back-mailer.ts";
import { createHold } from "../installation/create-hold.ts";
import type { CheckupDeps } from "./check-deps.ts";
import { insertVersion } from "../../db/site-policies/site-policies.ts";
import { SITE_POLICY_KINDS } from "../domain/site-policy/site-policy.ts";
import { runChecks } from "./run-checks.ts";

/** One fault is planted at a time, in a healthy installation, and healed before the next. */
let app: TestApp;
let deps: CheckupDeps;
let connection: CalendlyConnection;

beforeAll(async () => {
  app = await startTestApp();
  deps = checkupDepsOf(app.services);
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  const found = builder === null ? null : await findConnectionOfBuilder(app.db, builder.id);
  invariant(found !== null, "Ada is connected");
  connection = found;
  for (const kind of SITE_POLICY_KINDS)
    await insertVersion(app.db, { kind, number: 1, publishedAt: app.services.clock.now() }, [
      { language: ENGLISH.tag, text: "What holds." },
    ]);
});
afterAll(() => app.stop());

async function codes(changed: Partial<CheckupDeps> = {}): Promise<FindingCode[]> {
  const findings = await runChecks({ ...deps, ...changed });
  for (const { problem, remedy } of findings.map((one) => findingInWords(one, ENGLISH))) {
    expect(problem).toMatch(/\.$/);
    expect(remedy).toMatch(/[.]|--yes$/);
  }
  return findings.map(({ code }) => code);
}

function withSettings(settings: Partial<CheckupDeps["settings"]>): Partial<CheckupDeps> {
  return { settings: { ...deps.settings, ...settings } };
}

/** A token of Ada's, in the place of the one that is stored. */
async function withToken(token: string, during: () => Promise<void>): Promise<void> {
  const { accessTokenSealed } = connection;
  const set = (sealed: string) =>
    app.db
      .updateTable("calendly_connection")
      .set({ access_token_sealed: sealed, broken_since_at: null, broken_reason: null })
      .where("id", "=", connection.id)
      .execute();
  await set(deps.secretBox.seal(token, "calendly access token"));
  try {
    await during();
  } finally {
    await set(accessTokenSealed);
  }
}

function calendlySubscriptions() {
  return app.sandbox.calendly.ledger
    .subscriptions()
    .filter(({ callback_url }) => callback_url.includes(connection.id));
}

/** In the place of what Ada's connection has at Calendly; null is none. */
async function subscribe(subscription: { url: string; events: readonly string[]; key: string } | null) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${app.env.CALENDLY_API_URL}${path}`, {
      method,
      headers: { authorization: "Bearer sandbox-pat-ada", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    invariant(response.ok, `Calendly answered ${response.status}`);
  };
  for (const { uri } of calendlySubscriptions()) await ask("DELETE", new URL(uri).pathname);
  if (subscription === null) return;
  await ask("POST", "/webhook_subscriptions", {
    url: subscription.url,
    events: subscription.events,
    signing_key: subscription.key,
    scope: "user",
    user: connection.calendlyUserUri,
    organization: connection.calendlyOrganizationUri,
  });
}

async function healSubscription(whole: readonly string[]): Promise<void> {
  const key = deps.secretBox.open(connection.signingKeySealed, SIGNING_KEY_PURPOSE);
  await subscribe({ url: ownUrl(), events: whole, key });
}

function ownUrl(): string {
  return callbackUrlOf(app.env.APP_URL, connection.id, connection.keyNumber);
}

const putEndpoint = (endpoint: object) =>
  app.control("stripe", "PUT", "/webhook_endpoints", {
    url: `${app.env.APP_URL}/api/webhooks/stripe`,
    secret: app.env.STRIPE_WEBHOOK_SECRETS[0],
    ...endpoint,
  });

/** Through Stripe's own API, as an operator's script may. */
async function stripe<Answer>(
  method: string,
  path: string,
  form: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${app.env.STRIPE_API_URL ?? ""}/v1${path}`, {
    method,
    headers: { authorization: "Bearer sk_test_sandbox" },
    ...(method === "GET" ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  invariant(response.ok, `Stripe answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}

test("a healthy installation has nothing to put right, and an operator gets one mail", async () => {
  expect(await codes()).toEqual([]);
  const mails = app.sandbox.mailbox.ledger.list().filter(({ subject }) => /^A test mail/.test(subject));
  expect(mails).toHaveLength(1);
});

test("that a restored installation is held is found, until it is released, and its mail server is not to blame", async () => {
  const [takenAt, at] = [addMinutes(deps.clock.now(), -1_440), deps.clock.now()];
  await insertRestoration(app.db, { id: "rst_1", takenAt, stoppedAt: at, restoredAt: at });
  const hold = createHold({ database: app.services.database });
  expect(await codes({ mailer: heldBackMailer(app.services.mailer, hold) })).toEqual(["held_back"]);
  await releaseRestorations(app.db, at);
  expect(await codes()).toEqual([]);
});

test("a revoked token is found", () =>
  withToken("sandbox-pat-revoked", async () => expect(await codes()).toEqual(["token_revoked"])));

test("a missing scope is found, by its name", async () => {
  const { token } = await app.control<{ token: string }>("calendly", "POST", "/tokens", {
    userSlug: "ada-okafor",
    scopes: [
      "users:read",
      "event_types:read",
      "availability:read",
      "scheduling_links:write",
      "webhooks:write",
    ],
  });
  await withToken(token, async () => {
    const findings = await runChecks(deps);
    expect(findings.map(({ code, about }) => ({ code, about }))).toEqual([
      { code: "scope_missing", about: "ada-okafor" },
    ]);
    expect(findings.map((one) => findingInWords(one, ENGLISH).problem).join()).toMatch(/scheduled_events/);
  });
});

test("a subscription that is disabled, elsewhere, gone or for too few events is found", async () => {
  const whole = calendlySubscriptions()[0]?.events ?? [];
  const id = calendlySubscriptions()[0]?.uri.split("/").at(-1) ?? "";
  await app.control("calendly", "POST", `/subscriptions/${id}/disable`);
  expect(await codes()).toEqual(["subscription_disabled"]);
  const elsewhere = callbackUrlOf("https://old.example", connection.id, connection.keyNumber);
  await subscribe({ url: elsewhere, events: whole, key: "k" });
  expect(await codes()).toEqual(["subscription_elsewhere"]);
  await subscribe(null);
  expect(await codes()).toEqual(["subscription_missing"]);
  await subscribe({ url: ownUrl(), events: ["invitee.created"], key: "k" });
  expect(await codes()).toEqual(["subscription_incomplete"]);
  await healSubscription(whole);
  expect(await codes()).toEqual([]);
});

test("a wrong signing key is found: ours by the signed round trip, Calendly's by the deliveries that fail", async () => {
  const secretBox = {
    ...deps.secretBox,
    open: (sealed: string, purpose: string) =>
      purpose === SIGNING_KEY_PURPOSE ? "another key" : deps.secretBox.open(sealed, purpose),
  };
  const found = new Set(await codes({ secretBox }));
  expect(found).toEqual(new Set(["calendly_key_wrong"]));

  const whole = calendlySubscriptions()[0]?.events ?? [];
  await subscribe({ url: ownUrl(), events: whole, key: "another key" });
  await app.control("calendly", "POST", "/book", {
    eventTypeSlug: "intro-call",
    email: "key@example.com",
    name: "Kay Key",
  });
  await app.sandbox.kernel.postOffice.idle();
  const later = { now: () => addMinutes(app.services.clock.now(), 60) };
  // Whoever checks is an hour ahead of everybody else, which is found besides.
  expect(await codes({ clock: later, webhookProbe: { ...deps.webhookProbe, ...probingNow() } })).toEqual([
    "clock_skewed",
    "calendly_deliveries_fail",
  ]);
  await healSubscription(whole);
});

/** Signed at the app's own time, whatever clock the checks are given. */
function probingNow(): CheckupDeps["webhookProbe"] {
  return {
    probeStripe: (secret) => deps.webhookProbe.probeStripe(secret, app.services.clock.now()),
    probeCalendly: (url, key) => deps.webhookProbe.probeCalendly(url, key, app.services.clock.now()),
  };
}

test("a Stripe endpoint that misses an event, is disabled or is missing is found", async () => {
  await putEndpoint({ enabled_events: STRIPE_EVENTS.filter((type) => type !== "refund.failed") });
  const [finding] = await runChecks(deps);
  expect(finding).toMatchObject({ code: "stripe_event_missing", events: ["refund.failed"] });
  await putEndpoint({ enabled_events: STRIPE_EVENTS });
  const { id } = endpoints()[0] ?? { id: "" };
  await stripe("POST", `/webhook_endpoints/${id}`, { disabled: "true" });
  expect(await codes()).toEqual(["stripe_endpoint_disabled"]);
  await stripe("DELETE", `/webhook_endpoints/${id}`);
  expect(await codes()).toEqual(["stripe_endpoint_missing"]);
});

test("a Stripe endpoint at another API version is found", async () => {
  await stripe("POST", "/webhook_endpoints", {
    url: `${app.env.APP_URL}/api/webhooks/stripe`,
    api_version: "2025-09-30.clover",
    "enabled_events[0]": "*",
  });
  expect(await codes()).toEqual(["stripe_version_differs"]);
  await stripe("DELETE", `/webhook_endpoints/${endpoints()[0]?.id ?? ""}`);
  await putEndpoint({});
  expect(await codes()).toEqual([]);
});

function endpoints() {
  return app.sandbox.stripe.ledger.endpoints();
}

test("a webhook secret that the running app does not know is found by the signed round trip", async () => {
  const stripeWebhookSecrets = [...deps.settings.stripeWebhookSecrets, "whsec_another_secret"];
  const [finding, ...others] = await runChecks({ ...deps, ...withSettings({ stripeWebhookSecrets }) });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: "stripe_secret_wrong" });
  expect(JSON.stringify(finding)).not.toContain("whsec_another_secret");
});

test("an endpoint that cannot be reached from outside is found", async () => {
  const closed = { probeStripe: () => Promise.resolve(null), probeCalendly: () => Promise.resolve(503) };
  expect(new Set(await codes({ webhookProbe: closed }))).toEqual(new Set(["endpoint_closed"]));
});

test("a clock that is more than a minute off is found, in both directions", async () => {
  for (const minutes of [-2, 2]) {
    const clock = { now: () => addMinutes(app.services.clock.now(), minutes) };
    const changed = { clock, webhookProbe: probingNow() };
    // A clock that is behind asks Calendly for times that have passed, which fails besides.
    expect(await codes(changed)).toContain("clock_skewed");
  }
  expect(await codes({})).toEqual([]);
});

test("a mail server that refuses our mail is found", async () => {
  const { id } = app.sandbox.kernel.faults.add({
    provider: "mail",
    on: "request",
    fault: { kind: "status", status: 550 },
    remaining: null,
  });
  expect(await codes()).toEqual(["mail_refused"]);
  app.sandbox.kernel.faults.remove(id);
});

test("outdated time-zone data is found", async () => {
  expect(await codes(withSettings({ timeZoneData: "2024a" }))).toEqual(["time_zones_outdated"]);
});

function withStripeKey(key: string): Pick<CheckupDeps, "paymentsAdmin"> {
  const { paymentsAdmin } = checkupDepsOf({ ...app.services, env: { ...app.env, STRIPE_SECRET_KEY: key } });
  return { paymentsAdmin };
}

const stripeKeys = (path: string, given: object) =>
  app.control<{ key: string }>("stripe", "POST", `/keys${path}`, given);

test("a key that Stripe does not know, or knows no more, is found and not repeated", async () => {
  const { key: rolled } = await stripeKeys("", {});
  await stripeKeys("/roll", { key: rolled });
  for (const [key, words] of [
    ["sk_test_nobody_has_it", /does not know the key/],
    [rolled, /has expired/],
  ] as const) {
    expect(await codes(withStripeKey(key))).toEqual(["stripe_refuses_the_key"]);
    const [finding] = await runChecks({ ...deps, ...withStripeKey(key) });
    const { problem, remedy } = wordsOf(finding);
    expect(problem).toMatch(words);
    expect(remedy).toMatch(/STRIPE_SECRET_KEY and restart/);
    expect(problem + remedy).not.toContain(key);
  }
});

test("a restricted key that lacks a permission is found, by the permission's name", async () => {
  const { key } = await stripeKeys("", { permissions: ["rak_event_read"] });
  const [finding] = await runChecks({ ...deps, ...withStripeKey(key) });
  expect(wordsOf(finding).problem).toMatch(/lacks the permission rak_webhook_read/);
  expect(wordsOf(finding).remedy).toMatch(/^Give the key the permission/);
});

test("a key of another account is found by the checkouts that it does not know, and no endpoint is asked for there", async () => {
  const { key } = await stripeKeys("", { account: "elsewhere" });
  // With nothing sold there is nothing to go by, and the endpoint is what is missing.
  expect(await codes(withStripeKey(key))).toEqual(["stripe_endpoint_missing"]);
  await sellOne();
  expect(await codes(withStripeKey(key))).toEqual(["stripe_account_differs"]);
  expect(await codes()).toEqual([]);
});

/** A booking of Ada's whose checkout was opened at Stripe. */
async function sellOne(): Promise<void> {
  const { id } = await stripe<{ id: string }>("POST", "/checkout/sessions", SOMETHING_SOLD);
  const { id: sessionTypeId } = await app.db
    .selectFrom("session_type")
    .select("id")
    .where("builder_id", "=", connection.builderId)
    .executeTakeFirstOrThrow();
  const booking = testBooking(1, {
    builderId: connection.builderId,
    sessionTypeId: sessionTypeId as SessionTypeId,
  });
  await insertBooking(app.db, booking);
  const rest = { effect_key: null, status: "open", url: null, expires_at: null };
  await app.db
    .insertInto("checkout")
    .values({ id, booking_id: booking.id, created_at: booking.createdAt, ...rest })
    .execute();
}

const SOMETHING_SOLD = {
  mode: "payment",
  success_url: "https://elsewhere.example/thanks",
  "line_items[0][quantity]": "1",
  "line_items[0][price_data][currency]": "usd",
  "line_items[0][price_data][unit_amount]": "5000",
  "line_items[0][price_data][product_data][name]": "Something else",
};

function wordsOf(finding: Finding | undefined) {
  invariant(finding !== undefined, "something was found");
  return findingInWords(finding, ENGLISH);
}

async function mailLogin(login: { user: string; password: string } | null): Promise<void> {
  const response = await app.sandbox.mailbox.control.request("/login", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(login),
  });
  invariant(response.ok, "the mailbox has a login");
}

test("a mail server that refuses the password, or asks for one, is found and the password is not repeated", async () => {
  const url = new URL(app.env.SMTP_URL);
  await mailLogin({ user: "me", password: "today" });
  for (const [login, status] of [
    ["me:yesterday@", 535],
    ["", 530],
  ] as const) {
    const mailer = createSmtpMailer({ smtpUrl: `smtp://${login}${url.host}`, from: app.env.MAIL_FROM });
    const [finding, ...others] = await runChecks({ ...deps, mailer, verifyMail: () => mailer.verify() });
    mailer.close();
    expect(others).toEqual([]);
    expect(finding).toEqual({ code: "mail_login_refused", about: null, status });
    expect(Object.values(wordsOf(finding)).join()).not.toContain("yesterday");
  }
  await mailLogin(null);
});

test("an OAuth app that Calendly refuses is found, and its secret is not repeated", async () => {
  const settings = {
    CALENDLY_OAUTH_CLIENT_ID: "sandbox-client-id",
    CALENDLY_OAUTH_CLIENT_SECRET: "yesterday",
  };
  const withSecret = (secret: string) => ({
    oauth: calendlyOAuthOf({ ...app.env, ...settings, CALENDLY_OAUTH_CLIENT_SECRET: secret }),
  });
  const [finding, ...others] = await runChecks({ ...deps, ...withSecret("yesterday") });
  expect(others).toEqual([]);
  expect(finding?.code).toBe("calendly_app_refused");
  expect(Object.values(wordsOf(finding)).join()).not.toContain("yesterday");
  expect(await codes(withSecret("sandbox-client-secret"))).toEqual([]);
});

test("a secret that Stripe signs with and the app does not have is found by the deliveries that fail", async () => {
  await putEndpoint({ secret: "whsec_other_secret" });
  const { id } = await stripe<{ id: string }>("POST", "/checkout/sessions", SOMETHING_SOLD);
  await app.control("stripe", "POST", `/checkout/${id}/pay`, {});
  await app.sandbox.kernel.postOffice.idle();
  expect(await codes()).toEqual([]);
  const later = { now: () => addMinutes(app.services.clock.now(), 15) };
  expect(await codes({ clock: later, webhookProbe: probingNow() })).toEqual([
    "clock_skewed",
    "stripe_deliveries_fail",
  ]);
});

test("a pending migration is found, and nothing that depends on it is asked", async () => {
  const fresh = await startTestApp();
  try {
    const checkup = checkupDepsOf(fresh.services);
    const name = await migrateDown(fresh.services.database);
    const findings = await runChecks(checkup);
    expect(findings.map(({ code }) => code)).toEqual(["migration_pending"]);
    expect(findings[0]).toMatchObject({ pending: [name] });
    await migrateToLatest(fresh.services.database);
  } finally {
    await fresh.stop();
  }
});

test("terms and a privacy notice that nobody has published are named", async () => {
  const kept = await app.db.selectFrom("site_policy_text").selectAll().execute();
  const versions = await app.db.selectFrom("site_policy_version").selectAll().execute();
  await app.db.deleteFrom("site_policy_text").execute();
  await app.db.deleteFrom("site_policy_version").execute();
  const findings = await runChecks(deps);
  expect(findings).toEqual([
    { code: "policy_missing", about: null, policy: "terms" },
    { code: "policy_missing", about: null, policy: "privacy" },
  ]);
  await app.db.insertInto("site_policy_version").values(versions).execute();
  await app.db.insertInto("site_policy_text").values(kept).execute();
  expect(await codes()).toEqual([]);
});
