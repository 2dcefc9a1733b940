import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboxIntake } from "../../../db/queue/inbox-intake.ts";
import { createMailReportVerifier, readMailReport } from "../../adapters/mail-webhook.ts";
import { verifyCalendlyDelivery } from "../../adapters/calendly/calendly-webhook.ts";
import { verifyStripeDelivery } from "../../adapters/stripe/stripe-webhook.ts";
import { SIGNING_KEY_PURPOSE } from "../../calendly-connection/token/sealed-purposes.ts";
import type { CalendlyConnectionId } from "../../domain/values/ids.ts";
import { epochSecondsOf } from "../../domain/values/instant.ts";
import type { Log } from "../../ports.ts";
import { startTestApp, TEST_WEBHOOK_SECRET, type TestApp } from "../../test-app.ts";
import { createWebhookReceiver } from "../../http/receive-webhook.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const countInbox = async () => (await app.db.selectFrom("inbox").select("id").execute()).length;

test("a thin event, as Stripe sends it to an endpoint of the old kind, is answered with 200 and stored nowhere", async () => {
  await app.untilQuiet();
  const before = await countInbox();
  await app.control("stripe", "POST", "/thin_events", { type: "v1.billing.meter.no_meter_found" });
  await app.sandbox.kernel.postOffice.idle();
  const [sent] = app.sandbox.kernel.postOffice
    .list({ provider: "stripe" })
    .filter(({ eventType }) => eventType === "v1.billing.meter.no_meter_found");
  expect(sent?.body).toContain('"object": "v2.core.event"');
  expect(sent?.attempts.map(({ status }) => status)).toEqual([200]);
  expect(await countInbox()).toBe(before);
});

const MAIL_KEY = Buffer.from("what the mail provider signs with");

/** Bodies that a provider may sign one day, and that say nothing to us. */
const ODD_BODIES = [
  '{"object":"v2.core.event","id":"evt_test_1","type":"v1.billing.meter.no_meter_found"}',
  '{"object":"v2.core.event"}',
  "[]",
  '[{"id":"evt_1","type":"refund.updated"}]',
  "{}",
  "null",
  "3",
  '"text"',
  "no json",
  '{"id":"evt_1"}',
  '{"id":1,"type":2,"event":3}',
  '{"type":"refund.updated","data":{}}',
  '{"event":"invitee.created"}',
  '{"event":"invitee.created","payload":null}',
  '{"event":"invitee.created","payload":[]}',
  '{"event":["invitee.created"],"payload":{}}',
  '{"payload":{"uri":"https://api.calendly.com/scheduled_events/A/invitees/B"}}',
];

/** The same for the mail provider, whose other events have a type. */
const ODD_REPORTS = [
  ...ODD_BODIES.filter((body) => !body.includes('"type":"')),
  '{"type":"email.bounced","data":{}}',
  '{"type":"email.complained","data":{"to":["nobody"]}}',
];

test("whatever a provider has rightly signed and nobody understands is answered with 200 and one warning, and stored nowhere", async () => {
  const { database, clock, secretBox } = app.services;
  const warnings: unknown[] = [];
  const nothing = () => undefined;
  const log: Log = { info: nothing, error: nothing, warn: (about) => warnings.push(about) };
  const intake = createInboxIntake(database);
  const receive = createWebhookReceiver({
    database,
    intake,
    clock,
    secretBox,
    activity: { count: nothing },
    log,
    verifyStripe: (delivery) => verifyStripeDelivery({ ...delivery, secrets: [TEST_WEBHOOK_SECRET] }),
    verifyCalendly: verifyCalendlyDelivery,
    mailReports: {
      verify: createMailReportVerifier([`whsec_${MAIL_KEY.toString("base64")}`]),
      read: readMailReport,
      record: () => Promise.reject(new Error("There is nothing to record.")),
    },
  });
  const connection = await app.db.selectFrom("calendly_connection").selectAll().executeTakeFirstOrThrow();
  const id = connection.id as CalendlyConnectionId;
  const endpoints = {
    stripe: { query: "", key: TEST_WEBHOOK_SECRET, header: "stripe-signature" },
    calendly: {
      query: `?connection=${id}&key=${connection.key_number}`,
      key: secretBox.open(connection.signing_key_sealed, SIGNING_KEY_PURPOSE),
      header: "calendly-webhook-signature",
    },
  } as const;
  const before = await countInbox();
  for (const source of ["stripe", "calendly"] as const) {
    const { query, key, header } = endpoints[source];
    for (const body of ODD_BODIES) {
      warnings.length = 0;
      const seconds = epochSecondsOf(clock.now());
      const digest = createHmac("sha256", key).update(`${seconds}.${body}`).digest("hex");
      const headers = { [header]: `t=${seconds},v1=${digest}` };
      const { status } = await receive({ source, body, search: query, headers });
      expect({ source, body, status, warnings: warnings.length }).toEqual({
        source,
        body,
        status: 200,
        warnings: 1,
      });
    }
  }
  for (const body of ODD_REPORTS) {
    warnings.length = 0;
    const seconds = epochSecondsOf(clock.now());
    const mac = createHmac("sha256", MAIL_KEY).update(`msg_1.${seconds}.${body}`).digest("base64");
    const headers = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(seconds),
      "webhook-signature": `v1,${mac}`,
    };
    const { status } = await receive({ source: "mail", body, search: "", headers });
    expect({ body, status, warnings: warnings.length }).toEqual({ body, status: 200, warnings: 1 });
  }
  await intake.close();
  expect(await countInbox()).toBe(before);
});
