import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { freePort } from "../../server/test-app.ts";
import { CADDY, provideProgram } from "../kit/provide-program.ts";
import { startCaddy } from "./caddy.ts";

const TIMEOUT_MS = 120_000;
/** As many forms as are under way in the moment in which a process dies. */
const FORMS = 60;

const caddy = provideProgram(CADDY);

/** A process that dies and comes back on one port: whose form came with which body. */
function formTaker(port: number) {
  const taken: { readonly owner: string; readonly body: string }[] = [];
  let server: Server | null = null;
  return {
    taken,
    async start() {
      server = createServer((request, response) => {
        let body = "";
        request.setEncoding("utf8").on("data", (text: string) => (body += text));
        request.on("end", () => {
          if (request.method === "POST") taken.push({ owner: String(request.headers["x-owner"]), body });
          response.end("taken");
        });
      }).listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async die() {
      const dying = server;
      if (dying === null) return;
      server = null;
      const closed = once(dying, "close");
      dying.close();
      dying.closeAllConnections();
      await closed;
    },
  };
}

/** Sends forms of several people at once; each body is as long as the others, and its sender's own. Resolves to what each was answered, 0 for nothing. */
function sendForms(url: string, count: number, from: string): Promise<number[]> {
  const send = async (_: unknown, index: number) => {
    const owner = `${from}-${String(index).padStart(4, "0")}`;
    try {
      const answer = await fetch(url, { method: "POST", headers: { "x-owner": owner }, body: owner });
      await answer.text();
      return answer.status;
    } catch {
      return 0;
    }
  };
  return Promise.all(Array.from({ length: count }, send));
}

describe.skipIf(caddy === null)("forms through the shipped Caddy configuration", () => {
  test(
    "nobody's form carries somebody else's body when a process dies",
    { timeout: TIMEOUT_MS },
    async () => {
      const port = await freePort();
      const siteUrl = `http://localhost:${await freePort()}`;
      const app = formTaker(port);
      await app.start();
      const proxy = await startCaddy(caddy ?? "", siteUrl, [`http://127.0.0.1:${port}`]);
      try {
        for (const round of ["a", "b", "c", "d"]) {
          await app.die();
          // Caddy asks twice a second: it does not know yet.
          const sent: Promise<number[]>[] = [];
          for (let burst = 10; burst < 30; burst++) {
            sent.push(sendForms(siteUrl, 4, `${round}-${burst}`));
            await pause(20);
          }
          await pause(500);
          await app.start();
          await Promise.all(sent);
        }
        expect(app.taken.filter(({ owner, body }) => owner !== body)).toEqual([]);
      } finally {
        await app.die();
        await proxy.stop();
      }
    },
  );

  test(
    "a form that comes while Caddy knows of no process waits, and arrives whole",
    { timeout: TIMEOUT_MS },
    async () => {
      const port = await freePort();
      const siteUrl = `http://localhost:${await freePort()}`;
      const app = formTaker(port);
      await app.start();
      const proxy = await startCaddy(caddy ?? "", siteUrl, [`http://127.0.0.1:${port}`]);
      try {
        await app.die();
        await pause(2_000);
        const sent = sendForms(siteUrl, FORMS, "waits");
        await pause(1_000);
        expect(app.taken).toEqual([]);
        await app.start();
        expect(new Set(await sent)).toEqual(new Set([200]));
        expect(app.taken.map(({ body }) => body).sort()).toEqual(app.taken.map(({ owner }) => owner).sort());
        expect(app.taken).toHaveLength(FORMS);
      } finally {
        await app.die();
        await proxy.stop();
      }
    },
  );
});
