import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { recordRefusal } from "../../db/bookings/checkout-refusals.ts";
import { nextInboxAttemptAt } from "../../db/queue/inbox.ts";
import { openDatabase, type Queryable } from "../../db/core/open-database.ts";
import { createStripePayments } from "../adapters/stripe/stripe-payments.ts";
import { REFRESH_TOKEN_PURPOSE } from "../calendly-connection/token/sealed-purposes.ts";
import { isCheckoutId, type BookingId } from "../domain/values/ids.ts";
import { addMinutes, epochSecondsOf } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { childEnv, type Env } from "../env.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import {
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";
import { allOfPages } from "../test-pages.ts";
import { ENDPOINTS_ALONE, freePort, TEST_WEBHOOK_SECRET } from "../test-app.ts";
import { until } from "../test-until.ts";
import { openServices, type Services } from "../open-services.ts";
import { composeApp, type RunningApp } from "../compose.ts";

/** 3 min: an app, and a tool in a process of its own, on a machine that does much else. */
const TEST_MS_MAX = 180_000;
const OAUTH = {
  CALENDLY_OAUTH_CLIENT_ID: "sandbox-client-id",
  CALENDLY_OAUTH_CLIENT_SECRET: "sandbox-client-secret",
};

let fixture: ReconciliationFixture;
let bookingId: BookingId;
let checkoutId: string;
let file: string;

/** A production with a client before the payment page, and a copy of its database in which a Calendly token is due to be renewed. */
beforeAll(async () => {
  fixture = await startReconciliationFixture({ INSTALLATION_ID: "installation-one", ...OAUTH });
  ({ bookingId, checkoutId } = await fixture.paying());
  await fixture.app.untilQuiet();
  file = `${fixture.app.env.DATABASE_URL.replace("file:", "")}.copy`;
  await sql`vacuum into ${sql.lit(file)}`.execute(fixture.app.db);
  const copy = openDatabase(`file:${file}`);
  const now = fixture.app.services.clock.now();
  await copy.kysely
    .updateTable("calendly_connection")
    .set({
      kind: "oauth",
      refresh_token_sealed: fixture.app.services.secretBox.seal("of-production", REFRESH_TOKEN_PURPOSE),
      token_obtained_at: addMinutes(now, -110),
      token_expires_at: addMinutes(now, 10),
      subscription_checked_at: null,
    })
    .execute();
  // Of which production has yet to tell its operators and the builder.
  const { builderId } = await fixture.booking(bookingId);
  const refusal = { cause: "currency", currency: "USD", reason: "Not enabled." } as const;
  await recordRefusal(copy.kysely, { scope: "currency:usd", builderId, ...refusal }, now);
  await copy.close();
}, TEST_MS_MAX);
afterAll(async () => {
  await fixture.stop();
  rmSync(file, { force: true });
});

interface Started {
  readonly services: Services;
  readonly app: RunningApp;
  readonly db: Queryable;
  readonly port: number;
}

async function startOnCopy(installationId: string): Promise<Started> {
  const env: Env = {
    ...fixture.app.env,
    DATABASE_URL: `file:${file}`,
    INSTALLATION_ID: installationId,
    PORT: await freePort(),
  };
  const services = await openServices(env);
  const app = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  return { services, app, db: services.database.kysely, port: await app.start() };
}

function renewals(): number {
  return fixture.app.sandbox.kernel.requests.list().filter(({ path }) => path.includes("/oauth/token"))
    .length;
}

async function deliverCopyOfPayment(port: number): Promise<number> {
  const body = JSON.stringify({
    id: "evt_of_the_copy",
    object: "event",
    type: "checkout.session.completed",
    data: { object: { id: checkoutId, object: "checkout.session" } },
  });
  const at = epochSecondsOf(fixture.app.services.clock.now());
  const signature = createHmac("sha256", TEST_WEBHOOK_SECRET).update(`${at}.${body}`).digest("hex");
  const response = await fetch(`http://127.0.0.1:${port}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` },
    body,
  });
  return response.status;
}

function runTool(...words: string[]): Promise<string> {
  const env = childEnv({
    APP_ENV: "test",
    APP_URL: fixture.app.env.APP_URL,
    DATABASE_URL: `file:${file}`,
    INSTALLATION_ID: "installation-two",
    AUTH_SECRET: fixture.app.env.AUTH_SECRET,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: TEST_WEBHOOK_SECRET,
    SMTP_URL: fixture.app.env.SMTP_URL,
  });
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "server/commands/installation.ts", ...words],
      { env },
      (_error, stdout, stderr) => resolve(`${stdout}${stderr}`),
    );
  });
}

test(
  "a copy under another id starts nothing: no token is renewed, no endpoint is open, nothing goes out",
  async () => {
    const mailsBefore = fixture.app.sandbox.mailbox.ledger.list().length;
    await expect(startOnCopy("installation-two")).rejects.toThrow(
      /installation installation-one, and INSTALLATION_ID says/,
    );
    expect(renewals()).toBe(0);
    expect(fixture.app.sandbox.mailbox.ledger.list()).toHaveLength(mailsBefore);
  },
  TEST_MS_MAX,
);

test(
  "what is ordered at Stripe bears the installation's id, and means nothing to another installation",
  async () => {
    invariant(isCheckoutId(checkoutId), "it is a checkout");
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: apiUrl = null } = fixture.app.env;
    const as = (id: string, ...formerIds: string[]) =>
      createStripePayments(
        { secretKey, apiUrl },
        { installation: { id, formerIds }, knowsEffect: () => Promise.resolve(true) },
      );
    expect(await as("installation-one").getCheckout(checkoutId)).toMatchObject({ bookingId });
    expect(await as("installation-two", "installation-one").getCheckout(checkoutId)).toMatchObject({
      bookingId,
    });
    const foreign = { bookingId: null, effectKey: null };
    expect(await as("installation-two").getCheckout(checkoutId)).toMatchObject(foreign);
    const hourAgo = addMinutes(fixture.app.services.clock.now(), -60);
    const listed = await allOfPages(as("installation-two").listCheckouts(hourAgo));
    expect(listed.filter((one) => one.bookingId !== null)).toEqual([]);
    const refund = as("installation-two").describeRefund({
      bookingId,
      effectKey: `${bookingId}:9:0`,
      paymentIntentId: "pi_1",
      amount: fixture.priced.price,
    });
    const checkout = await fixture.app.db
      .selectFrom("outbox")
      .select("request_json")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "openCheckout")
      .executeTakeFirstOrThrow();
    expect(refund).toMatchObject({ metadata: { installation_id: "installation-two" } });
    expect(JSON.parse(checkout.request_json ?? "")).toMatchObject({
      metadata: { installation_id: "installation-one" },
      payment_intent_data: { metadata: { installation_id: "installation-one" } },
    });
  },
  TEST_MS_MAX,
);

test(
  "a copy that was declared one has a life of its own, and none of production's: no event, no order, no mail, no finding",
  async () => {
    expect(await runTool("copied")).toContain("Repeat with --yes");
    expect(await runTool("copied", "--yes")).toMatch(
      /that of installation-two now\. Deleted: [1-9]\d* connections/,
    );
    const copy = await startOnCopy("installation-two");
    try {
      const effectsBefore = await copy.db.selectFrom("outbox").select("key").execute();
      await fixture.pay(checkoutId);
      await until(async () =>
        invariant((await fixture.booking(bookingId)).state === "CONFIRMED", "production hears of it"),
      );
      expect(await deliverCopyOfPayment(copy.port)).toBe(200);
      await until(async () => {
        invariant((await nextInboxAttemptAt(copy.db)) === null, "the copy has read it");
      });
      const read = await copy.db
        .selectFrom("inbox")
        .selectAll()
        .where("dedupe_key", "=", "evt_of_the_copy")
        .execute();
      expect(read).toMatchObject([{ dead_at: null, last_error: null }]);

      // Past the end of the hold, which nothing in the copy ends.
      await fixture.app.advance(90);
      const result = await reconcile(copy.app.deps, "operator");
      expect(result?.findings).toEqual([]);
      expect((await getBooking(copy.db, bookingId)).state).toBe("PAYMENT_PENDING");
      expect(await copy.db.selectFrom("outbox").select("key").execute()).toEqual(effectsBefore);
      expect(renewals()).toBe(0);
      const subjects = fixture.app.sandbox.mailbox.ledger.list().map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject.startsWith("Nobody can pay"))).toEqual([]);
    } finally {
      await copy.app.stop();
    }
  },
  TEST_MS_MAX,
);
