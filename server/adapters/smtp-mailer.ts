import { createTransport, type SendMailOptions } from "nodemailer";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { isLoginRefused } from "../domain/providers/smtp-login.ts";
import type { CallOutcome } from "../domain/health/call-outcome.ts";
import type { Clock, Log, Mail, Mailer, ProviderCalls, ProviderStates } from "../ports.ts";
import { reportTurns } from "./report-turns.ts";
import { BreakerOpen, createSharedBreaker, type SharedBreaker } from "./shared-breaker.ts";

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

/** 5 connections in a row that come to nothing; then 30 s, doubled up to two minutes. Nobody waits for a mail in front of a page. */
const PATIENCE = {
  failuresToOpen: 5,
  firstPauseMs: 30_000,
  pauseMsMax: 120_000,
  // Longer than connecting, a greeting and a silence together.
  probeMsMax: CONNECT_MS_MAX + GREETING_MS_MAX + SILENCE_MS_MAX + 5_000,
} as const;

/** 421: the server closes the connection because it cannot serve anybody. */
const NOT_AVAILABLE = 421;

export interface SmtpSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Is told of each sending. */
  readonly calls?: ProviderCalls;
  /** Absent: the server is asked whatever became of the last mails. */
  readonly breaker?: SharedBreaker;
}

/**
 * Sends through an SMTP server, over connections that are kept. Throws ProviderError: a 4xx answer, a lost connection or
 * silence may be tried again (the mail may have been taken: hence the stable Message-ID), and so may a login that is refused; another 5xx may not.
 */
export function createSmtpMailer({ smtpUrl, from, calls, breaker }: SmtpSettings): SmtpMailer {
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

  async function sendOnce(mail: Mail): Promise<void> {
    try {
      await transport.sendMail({ from, ...messageOf(mail) });
    } catch (error) {
      throw providerError(error);
    }
  }

  return {
    async send(mail) {
      const ended = calls?.begin("smtp", "send");
      try {
        await (breaker === undefined ? sendOnce(mail) : breaker.execute(() => sendOnce(mail)));
        ended?.("answered");
      } catch (error) {
        ended?.(outcomeOf(error));
        throw error instanceof BreakerOpen ? notSent(error) : error;
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

/** The breaker of this process for the mail server. What is wrong with one mail does not open it. */
export function createSmtpBreaker(parts: {
  readonly clock: Clock;
  readonly states: ProviderStates;
  readonly log: Log;
  readonly calls: ProviderCalls;
}): SharedBreaker {
  return createSharedBreaker({
    clock: parts.clock,
    states: parts.states,
    subject: "smtp",
    patience: PATIENCE,
    isOutage: (error) => outcomeOf(error) === "unavailable",
    ...reportTurns("smtp", "The mail server", parts),
  });
}

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof BreakerOpen) return "not_sent";
  if (!(error instanceof ProviderError)) return "unavailable";
  if (!error.retryable) return "refused";
  return error.status === null || error.status === NOT_AVAILABLE ? "unavailable" : "deferred";
}

function notSent({ until }: BreakerOpen): ProviderError {
  return new ProviderError({
    provider: "mail",
    operation: "send",
    retryable: true,
    status: null,
    retryAt: until,
    reason: "does not answer just now",
  });
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
    headers: {
      // Keeps automatic replies, such as out of office, from answering.
      "Auto-Submitted": "auto-generated",
      ...(mail.unsubscribeUrl === undefined
        ? {}
        : {
            "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }),
    },
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
      // A login that is refused is our own, and an operator's to put right: the mail waits.
      retryable:
        status === null
          ? code !== "EENVELOPE" && code !== "EMESSAGE"
          : status < 500 || isLoginRefused(status),
      status,
      // Never the server's own words: they repeat the address.
      reason: status === null ? word : `${word} ${status}`,
    },
    { cause: error },
  );
}
