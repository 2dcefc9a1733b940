import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** 2 min: longer than any caller keeps a connection, so that none is closed just as it is used again. */
const KEEP_ALIVE_MS = 120_000;

export interface RunningServer {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** Stops listening and breaks open connections. Safe to call twice. */
  close(): Promise<void>;
}

/** Serves the app on 127.0.0.1; port 0 takes any free one. Rejects when the port is in use. */
export function serve(app: Hono, port: number): Promise<RunningServer> {
  // Left alone, the adapter would replace the process's own Request and Response for everybody.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  if (!(server instanceof Server)) throw new Error("The sandbox speaks plain HTTP only.");
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
