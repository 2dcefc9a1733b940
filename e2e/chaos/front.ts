import { once } from "node:events";
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** What stands in front of all processes of the app, as a load balancer does: people and providers know no other address. */
export interface Front {
  readonly url: string;
  /** From here on every request goes to the next of these, in turn. Before, nobody is answered. */
  lead(appUrls: readonly string[]): void;
  /** What has been answered so far, by what it came to. */
  figures(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A process that is gone does not even take the connection: the request has certainly not reached it. */
const NOBODY_LISTENS = "ECONNREFUSED";
/** Of whoever does not say where they ask from: the providers. */
const ELSEWHERE = "192.0.2.1";

/**
 * Who is not there is passed over. A request that broke off half-way goes to the next only when it asks for nothing to be done; else it is
 * a 502, and whoever sent it decides whether to send it again. Who asks from where is what `X-Forwarded-For` says: all come from one computer.
 */
export async function openFront(): Promise<Front> {
  let appUrls: readonly string[] = [];
  let turn = 0;
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const first = turn++;
    for (let tries = 0; tries < appUrls.length; tries++) {
      const number = (first + tries) % appUrls.length;
      const outcome = await forward(appUrls[number] ?? "", request, body, response);
      if (outcome === "answered") {
        count(`requests answered by process ${number + 1}`);
        if (response.statusCode === 429 || response.statusCode >= 500)
          count(`requests answered with ${response.statusCode}`);
        return;
      }
      if (outcome === "broken off" && request.method !== "GET") break;
      if (tries + 1 < appUrls.length) count("requests passed on to the other process");
    }
    count("requests nobody answered");
    response.writeHead(502).end();
  }

  const server = createServer((request, response) => {
    // Who hangs up, here or there, in the middle of an answer is told no more.
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    lead(urls) {
      appUrls = urls;
    },
    figures: () => counts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Rejects when the answer itself broke off. */
async function forward(
  appUrl: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<"answered" | "not there" | "broken off"> {
  const asked = ask(`${appUrl}${url ?? "/"}`, {
    method,
    headers: { "x-forwarded-for": ELSEWHERE, ...headers },
    agent: false,
  });
  asked.end(body);
  try {
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
    return "answered";
  } catch (error) {
    if (response.headersSent) throw error;
    return isNobodyThere(error) ? "not there" : "broken off";
  }
}

/** `localhost` is tried by each of its addresses: the error of all of them stands for every one. */
function isNobodyThere(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isNobodyThere);
  return error instanceof Error && "code" in error && error.code === NOBODY_LISTENS;
}
