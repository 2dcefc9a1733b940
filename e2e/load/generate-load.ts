import autocannon, { type Client, type RequestToSend } from "autocannon";
import { signedEvents, signedPayments, type PaidCheckout } from "./signed-events.ts";

// A process of its own, so that making requests takes nothing from the server that answers them. Orders come and results go over IPC,
// one at a time.

/** What to send. Every connection sends its next request when the last one is answered. */
export interface Load {
  readonly origin: string;
  readonly path: string;
  readonly connections: number;
  /** Rounded up to a whole number for each connection. */
  readonly requests: number;
  /**
   * Sends different signed events, which no other order has sent when the prefix is new: payments of these checkouts, of which there must be enough,
   * or with `null` what is not about a booking. Null: plain GETs.
   */
  readonly events: {
    readonly prefix: string;
    readonly secret: string;
    readonly checkouts: readonly PaidCheckout[] | null;
  } | null;
  /** Who asks; null: anybody. */
  readonly cookie: string | null;
}

export interface LoadResult {
  /** How many were sent, all of which were answered with a 2xx; otherwise `problem` says what happened. */
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly problem: string | null;
}

/** How often autocannon looks whether everything is answered. The rate is not taken from it, but from the last answer. */
const SAMPLE_MS = 50;

async function generateLoad(load: Load): Promise<LoadResult> {
  const perConnection = Math.ceil(load.requests / load.connections);
  const requests = perConnection * load.connections;
  const toSend = requestsOf(load, requests);
  let connection = 0;
  let lastAnswerMs = 0;
  const startedMs = performance.now();
  const run = autocannon({
    url: load.origin,
    connections: load.connections,
    amount: requests,
    sampleInt: SAMPLE_MS,
    setupClient(client: Client) {
      const first = load.events === null ? 0 : connection * perConnection;
      client.setRequests(toSend.slice(first, first + perConnection));
      connection += 1;
    },
  });
  run.on("response", () => {
    lastAnswerMs = performance.now();
  });
  const result = await run;
  const isWell = result["2xx"] === requests && result.errors === 0;
  return {
    requests,
    requestsPerSecond: requests / ((lastAnswerMs - startedMs) / 1000),
    latencyMs: { p50: result.latency.p50, p99: result.latency.p99 },
    problem: isWell
      ? null
      : `${load.path}: of ${requests} requests ${result.non2xx} were refused, ${result.errors} failed`,
  };
}

function requestsOf({ path, events, cookie }: Load, count: number): RequestToSend[] {
  if (events === null) {
    return [{ method: "GET", path, headers: { accept: "text/html", ...(cookie !== null && { cookie }) } }];
  }
  const atSeconds = Math.floor(Date.now() / 1000);
  const { prefix, secret, checkouts } = events;
  const signed =
    checkouts === null
      ? signedEvents({ prefix, secret, count, atSeconds })
      : signedPayments({ prefix, secret, checkouts: checkouts.slice(0, count), atSeconds });
  return signed.map(({ body, signature }) => ({
    method: "POST",
    path,
    headers: { "content-type": "application/json", "stripe-signature": signature },
    body,
  }));
}

process.on("message", (load: Load) => {
  void generateLoad(load).then((result) => process.send?.(result));
});
