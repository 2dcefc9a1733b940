import {
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { WebhookAnswer, WebhookFailure } from "../../domain/providers/webhook-answer.ts";
import type { WebhookSender } from "../../ports.ts";
import type { ReceiverRules } from "./receiver-rules.ts";
import type { ResolveHost } from "./resolve-host.ts";
import { signatureHeaders } from "./signature-headers.ts";
import { readWebhookUrl } from "./webhook-url.ts";

/** 10 s in all, names and TLS included: who has more to do answers first. */
const SENDING_MS_MAX = 10_000;
/** 64 KB: an answer to a webhook says little; more is not read. */
const ANSWER_BYTES_MAX = 64 * 1024;
/** So much of it is kept, for whoever looks for what their receiver said. */
const EXCERPT_LENGTH_MAX = 1_000;

/** Thrown on the way, and made an answer of. */
class Unsent extends Error {
  readonly reason: WebhookFailure;
  constructor(reason: WebhookFailure) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Sends webhooks. All addresses of a name are looked up anew for each sending and checked, and the connection goes to what was checked and nowhere
 * else; it is not kept. Proxies in the environment are not asked: they would look the name up again.
 */
export function createWebhookSender(settings: {
  readonly resolve: ResolveHost;
  readonly rules: ReceiverRules;
  /** Certificates to trust instead of the usual ones. */
  readonly ca?: string;
  /** Less than ten seconds, for tests. */
  readonly sendingMsMax?: number;
}): WebhookSender {
  const { resolve, rules, ca, sendingMsMax = SENDING_MS_MAX } = settings;

  async function addressesOf(host: string): Promise<readonly string[]> {
    const addresses = await resolve(host);
    if (addresses.length === 0) throw new Unsent("host_not_found");
    if (!addresses.every((address) => rules.mayConnectTo(address))) throw new Unsent("address_not_public");
    return addresses;
  }

  async function send(
    webhook: Parameters<WebhookSender["send"]>[0],
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly excerpt: string }> {
    const read = readWebhookUrl(webhook.url, rules);
    if (!read.ok) throw new Unsent("url_refused");
    const { url, host } = read;
    const addresses = await orAborted(addressesOf(host), signal);
    const options: RequestOptions = {
      method: "POST",
      host,
      port: url.port === "" ? null : url.port,
      path: `${url.pathname}${url.search}`,
      headers: {
        "content-type": "application/json",
        "accept-encoding": "identity",
        "user-agent": "BuildAppsWith-Webhooks/1",
        ...signatureHeaders(webhook),
        connection: "close",
        "content-length": Buffer.byteLength(webhook.body),
      },
      agent: false,
      lookup: only(addresses),
      signal,
    };
    const request =
      url.protocol === "https:"
        ? requestHttps({ ...options, ...(ca === undefined ? {} : { ca }) })
        : requestHttp(options);
    return answerTo(request, webhook.body);
  }

  return {
    problemOf(url) {
      const read = readWebhookUrl(url, rules);
      return read.ok ? null : read.problem;
    },
    async send(webhook) {
      const startedMs = performance.now();
      const durationMs = () => Math.round(performance.now() - startedMs);
      const signal = AbortSignal.timeout(sendingMsMax);
      try {
        const { status, excerpt } = await send(webhook, signal);
        return { kind: "answered", status, excerpt, durationMs: durationMs() } satisfies WebhookAnswer;
      } catch (error) {
        const reason = signal.aborted ? "timed_out" : failureOf(error);
        return { kind: "failed", reason, durationMs: durationMs() } satisfies WebhookAnswer;
      }
    },
  };
}

/** Connects to these addresses, whatever the name leads to by now. */
function only(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, callback) => {
    const [first] = found;
    if (all === true) callback(null, found);
    else callback(null, first?.address ?? "", first?.family);
  };
}

function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Unsent("timed_out")), { once: true });
    work.then(resolve, reject);
  });
}

function answerTo(request: ClientRequest, body: string): Promise<{ status: number; excerpt: string }> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    request.on("response", (response) => {
      isAnswered = true;
      readStart(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, excerpt: excerptOf(bytes) }),
        reject,
      );
    });
    request.on("error", reject);
    // Another protocol was agreed to, or the connection ended without a word.
    request.on("close", () => {
      if (!isAnswered) reject(new Unsent("connection_lost"));
    });
    request.end(body);
  });
}

/** The first bytes of an answer. What comes after them is not waited for. */
async function readStart(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX);
}

/** As text, whatever it is, without what would not be seen. */
function excerptOf(bytes: Buffer): string {
  const text = bytes.subarray(0, EXCERPT_LENGTH_MAX * 4).toString("utf8");
  // Cut first: half a character at the end is none that JSON could carry.
  return text.slice(0, EXCERPT_LENGTH_MAX).replaceAll(/[^\P{C}\n]/gu, " ");
}

/** By the codes of Node and OpenSSL. */
function failureOf(error: unknown): WebhookFailure {
  if (error instanceof Unsent) return error.reason;
  const code = String((error as { code?: unknown }).code);
  if (/^(ERR_TLS|ERR_SSL|CERT_|EPROTO|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/.test(code))
    return "tls_failed";
  if (/^HPE_/.test(code)) return "not_http";
  return code === "ECONNRESET" || code === "EPIPE" ? "connection_lost" : "not_reached";
}
