import { createTransport, type SendMailOptions } from "nodemailer";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Mail, Mailer } from "../ports.ts";

const CONNECT_MS_MAX = 10_000;
const GREETING_MS_MAX = 10_000;
/** Of silence on an open connection. */
const SILENCE_MS_MAX = 20_000;
/** Mail servers commonly refuse more connections than this from one sender. */
const CONNECTIONS_MAX = 3;

export interface SmtpMailer extends Mailer {
  /** Connects and signs in, and sends nothing. Throws ProviderError. */
  verify(): Promise<void>;
  /** Closes the kept connections. */
  close(): void;
}

/**
 * Sends through an SMTP server, over connections that are kept. Throws ProviderError: a 4xx answer, a lost connection or
 * silence may be tried again (the mail may have been taken: hence the stable Message-ID), a 5xx may not.
 */
export function createSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): SmtpMailer {
  const transport = createTransport({
    ...settingsOf(smtpUrl),
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: GREETING_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(mail) {
      try {
        await transport.sendMail({ from, ...messageOf(mail) });
      } catch (error) {
        throw providerError(error);
      }
    },
    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw providerError(error);
      }
    },
    close() {
      transport.close();
    },
  };
}

/** The address alone, of a sender who may have a name: `Bookings <bookings@example.com>`. */
export function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1]?.trim() ?? sender.trim();
}

function settingsOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname,
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // Without it, somebody in between can remove the server's offer of TLS.
    requireTLS: url.searchParams.get("requireTLS") === "true",
    ...(user === "" ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
  };
}

function messageOf(mail: Mail): SendMailOptions {
  const thread = mail.threadId === null ? {} : { references: mail.threadId, inReplyTo: mail.threadId };
  const entry = mail.calendarEntry;
  return {
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...thread,
    // Keeps automatic replies, such as out of office, from answering.
    headers: { "Auto-Submitted": "auto-generated" },
    ...(entry === null
      ? {}
      : { icalEvent: { method: entry.method, filename: entry.filename, content: entry.ics } }),
  };
}

function providerError(error: unknown): ProviderError {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  const status = typeof responseCode === "number" ? responseCode : null;
  const word = typeof code === "string" ? code : "failed";
  return new ProviderError(
    {
      provider: "mail",
      operation: "send",
      retryable: status === null ? code !== "EENVELOPE" && code !== "EMESSAGE" : status < 500,
      status,
      // Never the server's own words: they repeat the address.
      reason: status === null ? word : `${word} ${status}`,
    },
    { cause: error },
  );
}
