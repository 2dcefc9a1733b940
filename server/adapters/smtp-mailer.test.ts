import { connect } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import type { Mail } from "../ports.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { createOwnProviderStates } from "./own-provider-states.ts";
import { createSmtpBreaker, createSmtpMailer, type SmtpMailer } from "./smtp-mailer.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startServer(
  options: SMTPServerOptions = {},
): Promise<{ mailer: SmtpMailer; received: string[]; port: number }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")));
      stream.on("end", () => {
        received.push(raw);
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { mailer: mailerTo(port), received, port };
}

function mailerTo(port: number): SmtpMailer {
  const mailer = createSmtpMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: "Bookings <book@example.com>",
  });
  closing.push(() => mailer.close());
  return mailer;
}

const mail: Mail = {
  to: "casey@example.com",
  dueAt: null,
  subject: "You are booked: Tuesday, 14:00 — Zürich",
  text: "You are booked.",
  html: "<p>You are booked.</p>",
  messageId: "<bkg_1.3.0@book.example>",
  threadId: "<bkg_1@book.example>",
  calendarEntry: { filename: "session.ics", ics: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method: "CANCEL" },
};

/** An SMTP server that refuses every recipient with this code. */
function refusing(responseCode: number): SMTPServerOptions {
  const refusal = Object.assign(new Error("no such person casey@example.com"), { responseCode });
  return { onRcptTo: (_address, _session, done) => done(refusal) };
}

test("a mail arrives with text, HTML, its own Message-ID, its thread and the calendar entry under its method", async () => {
  const { mailer, received } = await startServer();
  await mailer.send(mail);
  const message = await PostalMime.parse(received[0] ?? "");
  expect(message).toMatchObject({
    subject: mail.subject,
    messageId: mail.messageId,
    inReplyTo: mail.threadId,
    references: mail.threadId,
    from: { name: "Bookings", address: "book@example.com" },
    to: [{ address: "casey@example.com" }],
  });
  expect(message.text?.trim()).toBe(mail.text);
  expect(message.html?.trim()).toBe(mail.html);
  expect(received[0]).toMatch(/content-type: text\/calendar;[^\n]*method=CANCEL/i);
  expect(message.attachments.map(({ filename }) => filename)).toContain("session.ics");
});

test("a name with a line break in the address adds no recipient and no header", async () => {
  const { mailer, received } = await startServer();
  await mailer
    .send({ ...mail, to: "casey@example.com\r\nBcc: eve@example.com", subject: "a\r\nBcc: eve@example.com" })
    .catch(() => undefined);
  for (const raw of received) expect((await PostalMime.parse(raw)).bcc ?? []).toEqual([]);
});

test("a temporary refusal may be tried again, a lasting one may not, and neither repeats the address", async () => {
  const busy = await startServer(refusing(451));
  await expect(busy.mailer.send(mail)).rejects.toMatchObject({
    provider: "mail",
    retryable: true,
    status: 451,
  });
  const unknown = await startServer(refusing(550));
  const error = await unknown.mailer.send(mail).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ProviderError", retryable: false, status: 550 });
  expect(String(error)).not.toContain("casey");
});

test("a login that is refused, or missing, is no fault of the mail: it may be tried again, and no password is repeated", async () => {
  const answer = (responseCode: number) => Object.assign(new Error("no"), { responseCode });
  const { port } = await startServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(answer(535)),
    onMailFrom: (_address, _session, done) => done(answer(530)),
  });
  for (const [login, status] of [
    ["user:a-secret@", 535],
    ["", 530],
  ] as const) {
    const mailer = createSmtpMailer({
      smtpUrl: `smtp://${login}127.0.0.1:${port}`,
      from: "book@example.com",
    });
    closing.push(() => mailer.close());
    const error: unknown = await mailer.send(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ProviderError", retryable: true, status });
    expect(String(error)).not.toContain("a-secret");
  }
});

test("a server that is not there may be tried again", async () => {
  const free = await new Promise<number>((resolve) => {
    const probe = new SMTPServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
  await new Promise<void>((resolve) => connect(free, "127.0.0.1").once("error", () => resolve()));
  await expect(mailerTo(free).send(mail)).rejects.toMatchObject({ retryable: true, status: null });
});

test("five mails that reach nobody open the breaker: the next is not sent before an instant, and a probe closes it", async () => {
  const told: string[] = [];
  const calls = {
    begin: () => (outcome: string) => void told.push(outcome),
    breakerOpened: () => void told.push("open"),
  };
  let now = instant("2026-03-02T10:00:00.000Z");
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  let isDown = true;
  const gone = Object.assign(new Error("closing"), { responseCode: 421 });
  const { port, received } = await startServer({
    onMailFrom: (_address, _session, done) => (isDown ? done(gone) : done()),
  });
  const mailer = createSmtpMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: "Bookings <book@example.com>",
    calls,
    breaker: createSmtpBreaker({ clock: { now: () => now }, states: createOwnProviderStates(), log, calls }),
  });
  closing.push(() => mailer.close());
  for (let sent = 0; sent < 5; sent++) await mailer.send(mail).catch(() => undefined);
  await expect(mailer.send(mail)).rejects.toMatchObject({
    provider: "mail",
    retryable: true,
    retryAt: addMinutes(now, 0.5),
  });
  isDown = false;
  now = addMinutes(now, 0.5);
  await mailer.send(mail);
  expect(received).toHaveLength(1);
  expect(told).toEqual([
    ...["unavailable", "unavailable", "unavailable", "unavailable", "open", "unavailable"],
    ...["not_sent", "answered"],
  ]);
});

test("mails that are refused open nothing, whether for good or for now", async () => {
  for (const [code, outcome] of [
    [451, "deferred"],
    [550, "refused"],
  ] as const) {
    const told: string[] = [];
    const calls = {
      begin: () => (ended: string) => void told.push(ended),
      breakerOpened: () => void told.push("open"),
    };
    const { port } = await startServer(refusing(code));
    const silent = () => undefined;
    const log = { info: silent, warn: silent, error: silent };
    const clock = { now: () => instant("2026-03-02T10:00:00.000Z") };
    const mailer = createSmtpMailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: "book@example.com",
      calls,
      breaker: createSmtpBreaker({ clock, states: createOwnProviderStates(), log, calls }),
    });
    closing.push(() => mailer.close());
    for (let sent = 0; sent < 7; sent++) await mailer.send(mail).catch(() => undefined);
    expect(told).toEqual(Array.from({ length: 7 }, () => outcome));
  }
});
