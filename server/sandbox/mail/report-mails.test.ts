import { createTransport } from "nodemailer";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";

import { createKernel } from "../kernel/create-kernel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type RunningServer, serve } from "../kernel/serve.ts";
import { type Receiver, startReceiver } from "../kernel/start-receiver.ts";
import { createMailbox, type Mailbox } from "./create-mailbox.ts";
import type { RunningSmtp } from "./listen-smtp.ts";

const SECRET = `whsec_${Buffer.from("a secret of this test").toString("base64")}`;

let kernel: Kernel;
let mailbox: Mailbox;
let smtp: RunningSmtp;
let inbox: RunningServer;
let control: RunningServer;
let receiver: Receiver;
let messagePath: string;

beforeEach(async () => {
  kernel = createKernel();
  mailbox = createMailbox(kernel);
  smtp = await mailbox.listen(0);
  inbox = await serve(mailbox.app, 0);
  control = await serve(mailbox.control, 0);
  receiver = await startReceiver();
  await createTransport(smtp.url).sendMail({ from: "a@example.com", to: "Ada@Example.com", text: "x" });
  messagePath = `/messages/${mailbox.ledger.list()[0]?.id ?? ""}`;
});
afterEach(async () => {
  await kernel.close();
  for (const server of [smtp, inbox, control, receiver]) await server.close();
});

const put = (body: unknown) =>
  fetch(`${control.url}/webhook_endpoint`, { method: "PUT", body: JSON.stringify(body) });
const report = (outcome: string, path = messagePath) =>
  fetch(`${inbox.url}${path}/report`, {
    method: "POST",
    body: new URLSearchParams({ outcome }),
    redirect: "manual",
  });
const page = async () => (await fetch(`${inbox.url}${messagePath}`)).text();

test("a message's page reports what became of it to the app, signed by Standard Webhooks", async () => {
  expect((await put({ url: receiver.url, secret: SECRET })).status).toBe(200);
  expect(await page()).toContain('value="bounced"');
  expect((await report("bounced")).headers.get("location")).toBe(messagePath);
  await kernel.postOffice.idle();
  const [body = ""] = receiver.bodies;
  expect(new Webhook(SECRET).verify(body, receiver.headers[0] ?? {})).toMatchObject({
    type: "email.bounced",
    data: { to: ["ada@example.com"], bounce: { type: "Permanent" } },
  });
});

test("without an endpoint nothing is offered, and nothing can be reported", async () => {
  expect(await page()).not.toContain("/report");
  expect((await report("bounced")).status).toBe(409);
  expect(receiver.bodies).toEqual([]);
});

test("only what a provider reports of a message that is there is sent", async () => {
  await put({ url: receiver.url, secret: SECRET });
  expect((await report("opened")).status).toBe(404);
  expect((await report("bounced", "/messages/none")).status).toBe(404);
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual([]);
});

test.each([{}, { url: "nowhere", secret: SECRET }, { url: "http://localhost:1", secret: "plain" }])(
  "%j is no endpoint",
  async (body) => {
    expect((await put(body)).status).toBe(400);
  },
);
