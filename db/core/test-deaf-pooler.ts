import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** 'A': a notification. */
const NOTIFICATION = 0x41;
const HEADER_BYTES = 5;

/** Stands in front of PostgreSQL and takes LISTEN as a pooler does: with an answer, and nothing that is ever heard. */
export interface DeafPooler {
  /** The same database through it. */
  readonly url: string;
  /** From here on it lets everything through. */
  hear(): void;
  close(): Promise<void>;
}

export async function startDeafPooler(databaseUrl: string): Promise<DeafPooler> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isDeaf = true;
  const server = createServer((client) => {
    const behind = connect(Number(port), hostname);
    let rest = Buffer.alloc(0);
    client.on("data", (bytes) => behind.write(bytes));
    behind.on("data", (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= HEADER_BYTES) {
        const length = 1 + rest.readUInt32BE(1);
        if (rest.length < length) break;
        const message = rest.subarray(0, length);
        rest = rest.subarray(length);
        if (!(isDeaf && message[0] === NOTIFICATION)) client.write(message);
      }
    });
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    hear() {
      isDeaf = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
