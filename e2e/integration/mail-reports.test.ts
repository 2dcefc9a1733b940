import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { epochMsOf, epochSecondsOf, addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { reportsOf } from "../../server/mails/reported-address.ts";
import { startTestApp, type TestApp } from "../../server/test-app.ts";

const SECRET = `whsec_${Buffer.from("what the mail provider signs with").toString("base64")}`;

let app: TestApp;
let address: string;
beforeAll(async () => {
  app = await startTestApp({ MAIL_EVENTS_SECRETS: SECRET });
  const builder = await app.db.selectFrom("builder").select("email").limit(1).executeTakeFirstOrThrow();
  address = builder.email;
});
afterAll(() => app.stop());

function bring(
  type: string,
  to: string,
  at: Instant,
  secret = SECRET,
  prefix = "webhook",
): Promise<Response> {
  const body = JSON.stringify({ type, created_at: at, data: { to: [to], bounce: { type: "Permanent" } } });
  return fetch(`${app.env.APP_URL}/api/webhooks/mail`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      [`${prefix}-id`]: "msg_1",
      [`${prefix}-timestamp`]: String(epochSecondsOf(at)),
      [`${prefix}-signature`]: new Webhook(secret).sign("msg_1", new Date(epochMsOf(at)), body),
    },
    body,
  });
}

const refusedAt = async () => (await reportsOf(app.db, app.services.secretBox, address)).refusedAt;

test("a signed bounce marks the address, twice is once, a delivery clears it, and what is forged or old changes nothing", async () => {
  const now = app.services.clock.now();
  const forged = `whsec_${Buffer.from("what somebody else signs with").toString("base64")}`;
  expect((await bring("email.bounced", address, now, forged)).status).toBe(401);
  expect((await bring("email.bounced", address, addMinutes(now, -6))).status).toBe(401);
  expect(await refusedAt()).toBeNull();

  const bounced = addMinutes(now, -2);
  for (let time = 0; time < 2; time += 1)
    expect((await bring("email.bounced", address, bounced)).status).toBe(200);
  expect(await refusedAt()).toBe(bounced);
  expect((await bring("email.bounced", "stranger@example.org", bounced)).status).toBe(200);
  expect(await app.db.selectFrom("mail_report").select("reported_at").execute()).toHaveLength(1);

  const delivered = await bring("email.delivered", address, addMinutes(now, -1), SECRET, "svix");
  expect(delivered.status).toBe(200);
  expect(await refusedAt()).toBeNull();
  expect(
    await app.db.selectFrom("inbox").select("id").where("body", "like", "%email.bounced%").execute(),
  ).toEqual([]);
});
