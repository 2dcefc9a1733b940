import { randomUUID } from "node:crypto";
import type { AddressInfo, Socket } from "node:net";
import type { Readable } from "node:stream";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

import type { Kernel, RequestFault, RequestLogEntry } from "../kernel/kernel.ts";
import { wait } from "../kernel/wait.ts";
import type { MailLedger } from "./create-mail-ledger.ts";
import { parseMailMessage } from "./mail-message.ts";

export interface RunningSmtp {
  /** `smtp://127.0.0.1:PORT`: no TLS; any user and password, or none, until a login is set. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Who may send; null is everybody. */
export interface SmtpLogin {
  current: { readonly user: string; readonly password: string } | null;
}

/** What a server says to a wrong password, and to whoever has given none. */
const WRONG_LOGIN = Object.assign(new Error("Authentication credentials invalid"), { responseCode: 535 });
const NO_LOGIN = Object.assign(new Error("Authentication required"), { responseCode: 530 });

/** What the sender is told; the server library reads `responseCode`. */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(httpStatus: number) {
    const temporary = httpStatus < 500;
    super(temporary ? "Try again later (sandbox fault)" : "Mailbox unavailable (sandbox fault)");
    this.responseCode = temporary ? 451 : 550;
  }
}

/**
 * Starts an SMTP server whose mail ends up in the ledger; port 0 takes any free one. A fault is looked up for each
 * recipient (method `SMTP`, path = the address). A fault's status below 500 becomes 451 (try again), others 550.
 */
export function listenSmtp(
  kernel: Kernel,
  ledger: MailLedger,
  login: SmtpLogin,
  port: number,
): Promise<RunningSmtp> {
  const sockets = new Map<number, Socket>();
  /** The fault that the recipients of a session's current message have met. */
  const pending = new Map<string, RequestFault>();

  function hangUp(session: SMTPServerSession): void {
    sockets.get(session.remotePort)?.destroy();
  }

  function log(fault: RequestFault | null, status: number | null, messageId: string | null): RequestLogEntry {
    const entry: RequestLogEntry = {
      at: kernel.clock.now().toISOString(),
      provider: "mail",
      method: "SMTP",
      path: "/",
      status,
      fault: fault?.kind ?? null,
      idempotencyKey: messageId,
    };
    kernel.requests.add(entry);
    return entry;
  }

  /** Resolves when the recipient may be accepted; never, when the sender gets no answer. */
  async function meetRecipient(address: string, session: SMTPServerSession): Promise<void> {
    const fault = kernel.faults.takeForRequest("mail", "SMTP", address);
    switch (fault?.kind) {
      case "status": {
        const refusal = new SmtpRefusal(fault.status);
        log(fault, refusal.responseCode, null);
        throw refusal;
      }
      case "down":
        log(fault, null, null);
        hangUp(session);
        return new Promise(() => undefined);
      case "time_out":
        log(fault, null, null);
        return new Promise(() => undefined);
      case "delay":
      case "hold_response":
      case "lose_response":
        pending.set(session.id, fault);
        return undefined;
      case undefined:
        return undefined;
    }
  }

  /** Stores the message. Resolves when the sender may be told so; never, when the answer is lost. */
  async function receive(stream: Readable, session: SMTPServerSession): Promise<void> {
    const fault = pending.get(session.id) ?? null;
    pending.delete(session.id);
    const { mailFrom, rcptTo } = session.envelope;
    const message = await parseMailMessage(
      `mail_${randomUUID()}`,
      kernel.clock.now().toISOString(),
      {
        from: mailFrom === false ? "" : mailFrom.address,
        to: rcptTo.map((recipient) => recipient.address),
      },
      await readAll(stream),
    );
    ledger.add(message);
    const entry = log(fault, null, message.messageId);
    switch (fault?.kind) {
      case "lose_response":
        hangUp(session);
        return new Promise(() => undefined);
      case "hold_response":
        await kernel.faults.holdResponse("mail");
        break;
      case "delay":
        await wait(fault.delayMs, kernel.closing);
        break;
      case "status":
      case "down":
      case "time_out":
      case undefined:
    }
    entry.status = 250;
  }

  const smtp = new SMTPServer({
    banner: "sandbox",
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    // 1 s: at the end nobody is waited for longer.
    closeTimeout: 1_000,
    onAuth(auth, _session, done) {
      const { current } = login;
      const isRight =
        current === null || (auth.username === current.user && auth.password === current.password);
      if (isRight) done(null, { user: auth.username });
      else done(WRONG_LOGIN);
    },
    onMailFrom(_address, session, done) {
      pending.delete(session.id);
      done(login.current !== null && session.user === undefined ? NO_LOGIN : null);
    },
    onRcptTo(address, session, done) {
      meetRecipient(address.address.toLowerCase(), session).then(() => done(), done);
    },
    onData(stream, session, done) {
      receive(stream, session).then(() => done(null, "Kept in the sandbox's mailbox"), done);
    },
    onClose(session, done) {
      pending.delete(session.id);
      done();
    },
  });
  smtp.server.on("connection", (socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once("close", () => sockets.delete(remotePort));
  });

  return new Promise((resolve, reject) => {
    // Later errors are those of single connections (a reset, say) and harm nobody else.
    smtp.on("error", reject);
    smtp.listen(port, "127.0.0.1", () => {
      const address = smtp.server.address() as AddressInfo;
      resolve({
        url: `smtp://127.0.0.1:${address.port}`,
        port: address.port,
        close: () =>
          new Promise((closed) => {
            smtp.close(() => closed());
            for (const socket of sockets.values()) socket.destroy();
          }),
      });
    });
  });
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
