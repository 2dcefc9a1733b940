import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { RandomSource } from "../kit/random-source.ts";
import { pause } from "./pause.ts";

/** How a receiver of other people's is, one after the other: as often well as not. */
const MOODS = [
  "well",
  "dead",
  "well",
  "answers 500",
  "well",
  "hangs",
  "slow",
  "resets",
  "takes and says nothing",
] as const;
type Mood = (typeof MOODS)[number];

/** 1 to 4 s each: a mood meets some deliveries, and most kills of the app meet another one. */
const MOOD_MS_MIN = 1_000;
const MOOD_MS_SPREAD = 3_000;
/** 2 s: slower than the queue likes, faster than the sender gives up. */
const SLOW_MS_MAX = 2_000;

/** A request as it came in. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Whether it was answered that it was taken. */
  isTaken: boolean;
}

/** Somebody else's server, which is well at one time and not at another. */
export interface WebhookReceiver {
  readonly url: string;
  /** Everything that came in, in the order of its arrival. */
  readonly received: readonly ReceivedWebhook[];
  /** How many requests met which mood; what reached a dead one is not among them. */
  readonly met: ReadonlyMap<Mood, number>;
  /** From here on everything is taken at once. Safe to call twice. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

/** Begins well, and changes until it recovers. */
export async function startWebhookReceiver(random: RandomSource): Promise<WebhookReceiver> {
  let mood: Mood = "well";
  let isOver = false;
  const received: ReceivedWebhook[] = [];
  const met = new Map<Mood, number>();
  const hanging = new Set<ServerResponse>();

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = mood;
    const one: ReceivedWebhook = {
      path: request.url ?? "",
      headers: request.headers,
      body: await text(request),
      isTaken: false,
    };
    received.push(one);
    switch (now) {
      case "answers 500":
        response.writeHead(500).end("out of order");
        return;
      case "hangs":
        hanging.add(response);
        return;
      case "takes and says nothing":
      case "dead":
      case "resets":
        response.destroy();
        return;
      case "slow":
        await pause(random.roll(SLOW_MS_MAX));
        break;
      case "well":
        break;
    }
    one.isTaken = true;
    response.writeHead(204).end();
  }

  const server = createServer((request, response) => {
    met.set(mood, (met.get(mood) ?? 0) + 1);
    // Whoever hangs up in the middle, as a process that is killed does, has sent nothing.
    if (mood === "resets") request.socket.resetAndDestroy();
    else take(request, response).catch(() => response.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  async function enter(next: Mood): Promise<void> {
    if (mood === "dead" && next !== "dead") await listen(server, port);
    if (mood !== "dead" && next === "dead") await stop(server);
    mood = next;
  }
  async function change(): Promise<void> {
    while (!isOver) {
      await pause(MOOD_MS_MIN + random.roll(MOOD_MS_SPREAD));
      const next = MOODS[random.roll(MOODS.length)];
      if (next !== undefined) await enter(next);
    }
  }

  const changing = change();
  // Whoever ends it hears of a failure; nobody else does.
  changing.catch(() => undefined);
  async function recover(): Promise<void> {
    isOver = true;
    await changing;
    await enter("well");
    for (const response of hanging) response.destroy();
  }
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    met,
    recover,
    async close() {
      await recover();
      await stop(server);
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
