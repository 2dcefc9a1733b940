import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { createInboxIntake } from "../../db/queue/inbox-intake.ts";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { instantFromEpochMs } from "../../server/domain/values/instant.ts";

// What durable intake costs without us: node:http, one HMAC, and the same group commit into the same table.
// Arguments: port, database file, signing secret.

const [port = "", file = "", secret = ""] = process.argv.slice(2);
const database = openDatabase(file);
await migrateToLatest(database);
const intake = createInboxIntake(database);

function isSigned(body: string, header: string): boolean {
  const [, at = "", signature = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const expected = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return (
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  );
}

async function receive(body: string, header: string): Promise<200 | 400> {
  if (!isSigned(body, header)) return 400;
  const { id, type } = JSON.parse(body) as { id: string; type: string };
  await intake.add({
    source: "stripe",
    dedupeKey: id,
    connectionId: null,
    eventType: type,
    body,
    receivedAt: instantFromEpochMs(Date.now()),
  });
  return 200;
}

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.end("ready");
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const header = request.headers["stripe-signature"];
    const answered = receive(Buffer.concat(chunks).toString(), typeof header === "string" ? header : "");
    answered.then(
      (status) => response.writeHead(status, { "content-type": "application/json" }).end('{"received":true}'),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(Number(port), "127.0.0.1");

process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  void intake
    .close()
    .then(() => database.close())
    .then(() => process.exit(0));
});
