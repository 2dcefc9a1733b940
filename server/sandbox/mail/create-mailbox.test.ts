import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createKernel } from "../kernel/create-kernel.ts";
import type { Kernel, RequestFault } from "../kernel/kernel.ts";
import { type RunningServer, serve } from "../kernel/serve.ts";
import { createMailbox, type Mailbox } from "./create-mailbox.ts";
import type { RunningSmtp } from "./listen-smtp.ts";

let kernel: Kernel;
let mailbox: Mailbox;
let smtp: RunningSmtp;
let inbox: RunningServer;

beforeEach(async () => {
  kernel = createKernel();
  mailbox = createMailbox(kernel);
  smtp = await mailbox.listen(0);
  inbox = await serve(mailbox.app, 0);
});
afterEach(async () => {
  await kernel.close();
  await smtp.close();
  await inbox.close();
});

function sendMail(more: Record<string, unknown> = {}) {
  return createTransport(smtp.url).sendMail({
    from: "Booking <no-reply@example.com>",
    to: "Ada@Example.com",
    subject: "Your session — Grüße",
    text: "See https://example.com/b/1?t=abc.\nBye",
    html: '<html><head><title>x</title></head><body><p>Hello <a href="https://example.com/b/1">there</a></p></body></html>',
    messageId: "<effect-1@example.com>",
    attachments: [
      {
        filename: "session é.ics",
        content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        contentType: "text/calendar",
      },
    ],
    ...more,
  });
}

function fault(requestFault: RequestFault, pattern?: string): void {
  kernel.faults.add({
    provider: "mail",
    on: "request",
    fault: requestFault,
    remaining: 1,
    ...(pattern === undefined ? {} : { pattern }),
  });
}

const get = (path: string) => fetch(`${inbox.url}${path}`);

test("a message with an attachment arrives whole, at the sandbox's time", async () => {
  await kernel.clock.advance(48 * 3_600_000);
  await sendMail();
  const [message] = mailbox.ledger.list({ to: "ada@example.com" });
  expect(message).toMatchObject({
    from: "no-reply@example.com",
    to: ["ada@example.com"],
    subject: "Your session — Grüße",
    messageId: "<effect-1@example.com>",
    attachments: [{ filename: "session é.ics", contentType: "text/calendar" }],
  });
  expect(message?.headers["message-id"]).toBe("<effect-1@example.com>");
  expect(message?.text).toContain("https://example.com/b/1?t=abc");
  expect(new TextDecoder().decode(message?.attachments[0]?.content)).toContain("BEGIN:VCALENDAR");
  expect(Date.parse(message?.receivedAt ?? "")).toBeGreaterThan(Date.now() + 47 * 3_600_000);
});

test("a sender may sign in with any password, or not at all", async () => {
  await createTransport(smtp.url.replace("smtp://", "smtp://user:secret@")).sendMail({
    from: "a@example.com",
    to: "b@example.com",
    text: "x",
  });
  expect(mailbox.ledger.list()).toHaveLength(1);
});

test("the inbox shows the message, its text with links, its attachment and its source", async () => {
  await sendMail();
  const id = mailbox.ledger.list()[0]?.id ?? "";
  expect(await (await get("/")).text()).toContain("Your session — Grüße");
  expect(await (await get("/?to=nobody@example.com")).text()).toContain("No mail has come yet");
  const page = await (await get(`/messages/${id}`)).text();
  expect(page).toContain('href="https://example.com/b/1?t=abc"');
  expect(page).toContain("session é.ics");
  const attachment = await get(`/messages/${id}/attachments/0`);
  expect(attachment.headers.get("content-type")).toBe("text/calendar");
  expect(attachment.headers.get("content-disposition")).toContain("session%20%C3%A9.ics");
  expect(await attachment.text()).toContain("BEGIN:VCALENDAR");
  expect(await (await get(`/messages/${id}/raw`)).text()).toContain("Message-ID: <effect-1@example.com>");
});

test("a message's HTML can run no script and reach no site, and never stands in the inbox's own page", async () => {
  await sendMail({ subject: "<script>alert(1)</script>", html: "<script>alert(2)</script><p>Hi</p>" });
  const id = mailbox.ledger.list()[0]?.id ?? "";
  const page = await (await get(`/messages/${id}`)).text();
  expect(page).not.toContain("<script>");
  expect(page).toContain("sandbox=");
  const policy = (await get(`/messages/${id}/html`)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox");
  expect(policy).not.toContain("allow-scripts");
});

test("the JSON lists by recipient, gives one, and deletes all", async () => {
  await sendMail();
  await sendMail({ to: "other@example.com" });
  const listed = (await (await get("/api/messages?to=ADA@example.com")).json()) as { id: string }[];
  expect(listed).toHaveLength(1);
  const one: unknown = await (await get(`/api/messages/${listed[0]?.id ?? ""}`)).json();
  expect(one).toMatchObject({
    to: ["ada@example.com"],
    attachments: [{ filename: "session é.ics", size: 30 }],
  });
  await fetch(`${inbox.url}/api/messages`, { method: "DELETE" });
  expect(await (await get("/api/messages")).json()).toEqual([]);
});

test("a mail is unread until its page was opened, and the control's summary counts", async () => {
  const summary = async (): Promise<unknown> => (await mailbox.control.request("/summary")).json();
  expect(await summary()).toEqual({ total: 0, unread: 0 });
  await sendMail();
  await sendMail({ subject: "The other" });
  // Neither the list nor a program that reads the JSON has opened it.
  await get("/");
  await get("/api/messages");
  expect(await summary()).toEqual({ total: 2, unread: 2 });
  const [first, other] = mailbox.ledger.list();
  await get(`/messages/${first?.id ?? ""}`);
  await get(`/messages/${first?.id ?? ""}`);
  expect(await summary()).toEqual({ total: 2, unread: 1 });
  expect(await (await get("/api/messages")).json()).toMatchObject([
    { id: first?.id, read: true },
    { id: other?.id, read: false },
  ]);
  await fetch(`${inbox.url}/api/messages`, { method: "DELETE" });
  expect(await summary()).toEqual({ total: 0, unread: 0 });
});

test("an unknown message is not found", async () => {
  for (const path of ["/messages/x", "/messages/x/html", "/messages/x/raw", "/api/messages/x"]) {
    expect((await get(path)).status).toBe(404);
  }
});

test("a fault below 500 refuses for now, others for good, and only the recipient it fits", async () => {
  fault({ kind: "status", status: 429 }, "^ada@");
  await sendMail({ to: "other@example.com" });
  await expect(sendMail()).rejects.toMatchObject({ responseCode: 451 });
  fault({ kind: "status", status: 500 });
  await expect(sendMail()).rejects.toMatchObject({ responseCode: 550 });
  expect(mailbox.ledger.list()).toHaveLength(1);
});

test("down breaks the connection and keeps nothing", async () => {
  fault({ kind: "down" });
  await expect(sendMail()).rejects.toThrow();
  expect(mailbox.ledger.list()).toEqual([]);
});

test("lose_response keeps the mail and the sender never hears of it", async () => {
  fault({ kind: "lose_response" });
  await expect(sendMail()).rejects.toThrow();
  expect(mailbox.ledger.list()).toHaveLength(1);
  await sendMail();
  expect(mailbox.ledger.list()).toHaveLength(2);
});

test("hold_response keeps the mail and answers when released; delay answers by itself", async () => {
  fault({ kind: "hold_response" });
  const answer = sendMail();
  await vi.waitFor(() => expect(kernel.faults.heldCount("mail")).toBe(1));
  expect(mailbox.ledger.list()).toHaveLength(1);
  kernel.faults.releaseHeld("mail");
  await answer;
  fault({ kind: "delay", delayMs: 10 });
  await sendMail();
  expect(kernel.requests.list("mail")).toEqual([
    expect.objectContaining({
      status: 250,
      fault: "hold_response",
      idempotencyKey: "<effect-1@example.com>",
    }),
    expect.objectContaining({ status: 250, fault: "delay" }),
  ]);
});

test("time_out answers nothing, and closing does not wait for it", async () => {
  fault({ kind: "time_out" });
  const answer = expect(sendMail()).rejects.toThrow();
  await vi.waitFor(() => expect(kernel.requests.list("mail")).toHaveLength(1));
  await smtp.close();
  await answer;
});
