import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { instantFromEpochMs } from "../../domain/values/instant.ts";
import { PUBLIC_RECEIVERS, TEST_RECEIVERS, type ReceiverRules } from "./receiver-rules.ts";
import {
  startReceiver,
  startTcpReceiver,
  startTlsReceiver,
  TEST_CERTIFICATE,
  type TestReceiver,
} from "./test-receivers.ts";
import { createWebhookSender } from "./webhook-sender.ts";

const WEBHOOK = {
  id: "e1",
  at: instantFromEpochMs(1_772_000_000_000),
  secrets: [`whsec_${Buffer.alloc(24, 1).toString("base64")}`],
  body: "{}",
};
const running: TestReceiver[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((receiver) => receiver.stop()));
});

async function receiving(
  answer: RequestListener,
  start: (answer: RequestListener) => Promise<TestReceiver> = startReceiver,
): Promise<{ readonly port: number; readonly seen: string[] }> {
  const seen: string[] = [];
  const receiver = await start((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      seen.push(`${request.method} ${request.headers.host} ${request.url} ${body}`);
      answer(request, response);
    });
  });
  running.push(receiver);
  return { port: receiver.port, seen };
}

/** One that a name leads to, by records of the test's own: the n-th question gets the n-th answer. */
function sender(
  records: Readonly<Record<string, readonly (readonly string[])[]>>,
  { rules = TEST_RECEIVERS, sendingMsMax = 20_000 }: { rules?: ReceiverRules; sendingMsMax?: number } = {},
) {
  const asked: string[] = [];
  const made = createWebhookSender({
    rules,
    ca: TEST_CERTIFICATE,
    sendingMsMax,
    resolve: (host) => {
      const before = asked.filter((name) => name === host).length;
      asked.push(host);
      if (/^[\d.:]+$/.test(host)) return Promise.resolve([host]);
      const answers = records[host] ?? [];
      return Promise.resolve(answers[before] ?? answers.at(-1) ?? []);
    },
  });
  return {
    ...made,
    asked,
    post: (url: string) => made.send({ url, ...WEBHOOK }),
  };
}

const fine: RequestListener = (_request, response) => response.writeHead(200).end("taken");

test("a webhook is posted once, and what its receiver answers comes back", async () => {
  const { port, seen } = await receiving((request, response) =>
    response.writeHead(202).end([request.headers["webhook-id"], request.headers.connection].join(" ")),
  );
  const answer = await sender({}).post(`http://127.0.0.1:${port}/in?a=b`);
  expect(answer).toMatchObject({ kind: "answered", status: 202, excerpt: "e1 close" });
  expect(seen).toEqual([`POST 127.0.0.1:${port} /in?a=b {}`]);
});

test("over TLS the receiver's certificate must be for the name that was registered", async () => {
  const { port, seen } = await receiving(fine, startTlsReceiver);
  const { post } = sender({ "receiver.test": [["127.0.0.1"]], "other.test": [["127.0.0.1"]] });
  expect(await post(`https://receiver.test:${port}/in`)).toMatchObject({ kind: "answered", status: 200 });
  expect(await post(`https://other.test:${port}/in`)).toMatchObject({ kind: "failed", reason: "tls_failed" });
  expect(await post(`https://127.0.0.1:${port}/in`)).toMatchObject({ kind: "failed", reason: "tls_failed" });
  expect(seen).toEqual([`POST receiver.test:${port} /in {}`]);
});

test("a receiver without TLS is not spoken to where TLS was registered", async () => {
  const { port, seen } = await receiving(fine);
  const { post } = sender({ "receiver.test": [["127.0.0.1"]] });
  expect(await post(`https://receiver.test:${port}/in`)).toMatchObject({ reason: "tls_failed" });
  expect(seen).toEqual([]);
});

// 127.0.0.1 takes the part of the public address, 127.0.0.3 that of one within.
const ONLY_THE_FIRST: ReceiverRules = {
  anyPort: true,
  mayConnectTo: (address) => address === "127.0.0.1",
};

test("a name that leads within the second time is asked for once a time, and not followed there", async () => {
  const { port, seen } = await receiving(fine);
  const records = { "rebinding.test": [["127.0.0.1"], ["127.0.0.3"]] };
  const { post, asked } = sender(records, { rules: ONLY_THE_FIRST });
  expect(await post(`http://rebinding.test:${port}/`)).toMatchObject({ kind: "answered", status: 200 });
  // Between the check and the connection nobody can answer otherwise.
  expect(asked).toEqual(["rebinding.test"]);
  expect(await post(`http://rebinding.test:${port}/`)).toMatchObject({
    kind: "failed",
    reason: "address_not_public",
  });
  expect(seen).toHaveLength(1);
});

test("one address among many that must not be reached is enough to send nothing", async () => {
  const { port, seen } = await receiving(fine);
  const records = { "mixed.test": [["127.0.0.1", "127.0.0.3"]] };
  const { post } = sender(records, { rules: ONLY_THE_FIRST });
  expect(await post(`http://mixed.test:${port}/`)).toMatchObject({ reason: "address_not_public" });
  expect(seen).toEqual([]);
});

test.each([
  "0.0.0.0",
  "127.0.0.1",
  "::1",
  "::ffff:127.0.0.1",
  "169.254.169.254",
  "64:ff9b::a00:1",
  "10.1.2.3",
])("in production a name that leads to %s is sent nothing", async (address) => {
  const { post } = sender({ "hooks.example.com": [[address]] }, { rules: PUBLIC_RECEIVERS });
  expect(await post("https://hooks.example.com/in")).toMatchObject({
    kind: "failed",
    reason: "address_not_public",
  });
});

test.each([
  "http://hooks.example.com/in",
  "https://user:secret@hooks.example.com/in",
  "https://2130706433/in",
  "https://[::1]/in",
  "https://localhost./in",
  "https://hooks.example.com:8443/in",
])("in production %s is not even looked up", async (url) => {
  const { post, asked } = sender({}, { rules: PUBLIC_RECEIVERS });
  expect(await post(url)).toMatchObject({ kind: "failed", reason: "url_refused" });
  expect(asked).toEqual([]);
});

test("a name that nobody knows, and a port that nobody listens on, are failures with a reason", async () => {
  const { post } = sender({});
  expect(await post("http://nobody.test:4567/")).toMatchObject({ reason: "host_not_found" });
  const receiver = await startReceiver(fine);
  await receiver.stop();
  expect(await post(`http://127.0.0.1:${receiver.port}/`)).toMatchObject({ reason: "not_reached" });
});

test("a redirect is an answer, and nothing goes where it leads", async () => {
  const inside = await receiving(fine);
  const { port } = await receiving((_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  );
  expect(await sender({}).post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "answered", status: 307 });
  expect(inside.seen).toEqual([]);
});

test("an answer that does not come is given up", async () => {
  const { port } = await receiving(() => undefined);
  const { post } = sender({}, { sendingMsMax: 200 });
  expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "failed", reason: "timed_out" });
});

test("an answer that comes drop by drop is given up, though each drop is in time", async () => {
  const { port } = await receiving((_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(timer));
  });
  const { post } = sender({}, { sendingMsMax: 300 });
  expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "failed", reason: "timed_out" });
});

test("a name that is not answered for is given up, too", async () => {
  const unanswered = createWebhookSender({
    rules: TEST_RECEIVERS,
    sendingMsMax: 100,
    resolve: () => new Promise(() => undefined),
  });
  const answer = await unanswered.send({ url: "http://slow.test/", ...WEBHOOK });
  expect(answer).toMatchObject({ kind: "failed", reason: "timed_out" });
});

test("of an answer without an end the first 64 KB are read, and the connection is closed", async () => {
  let closed: () => void = () => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const { port } = await receiving((_request, response) => {
    const flood = () => {
      while (response.write("x".repeat(16_384)));
    };
    response.writeHead(200).on("drain", flood).on("close", closed);
    flood();
  });
  const answer = await sender({}).post(`http://127.0.0.1:${port}/`);
  expect(answer).toMatchObject({ kind: "answered", status: 200, excerpt: "x".repeat(1_000) });
  await isClosed;
});

test("a connection that is reset, before the answer or in it, is lost", async () => {
  const before = await startTcpReceiver((socket) => socket.on("data", () => socket.resetAndDestroy()));
  const within = await startTcpReceiver((socket) =>
    socket.on("data", () => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", () => socket.resetAndDestroy());
    }),
  );
  running.push(before, within);
  const { post } = sender({});
  expect(await post(`http://127.0.0.1:${before.port}/`)).toMatchObject({ reason: "connection_lost" });
  expect(await post(`http://127.0.0.1:${within.port}/`)).toMatchObject({ reason: "connection_lost" });
});

test.each([
  ["not HTTP", "SSH-2.0-OpenSSH\r\n", "not_http"],
  ["headers without an end", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}`, "not_http"],
  [
    "another protocol",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
    "connection_lost",
  ],
])("what answers with %s fails, and nothing breaks", async (_what, bytes, reason) => {
  const receiver = await startTcpReceiver((socket) => socket.on("data", () => socket.write(bytes)));
  running.push(receiver);
  expect(await sender({}).post(`http://127.0.0.1:${receiver.port}/`)).toMatchObject({
    kind: "failed",
    reason,
  });
});

test("what is kept of an answer has no control characters", async () => {
  const { port } = await receiving((_request, response) =>
    response.writeHead(500).end("no\u0000\u001b[31m\u202e\nway"),
  );
  expect(await sender({}).post(`http://127.0.0.1:${port}/`)).toMatchObject({ excerpt: "no  [31m \nway" });
});

test("what is kept of an answer is well-formed text, wherever it is cut", async () => {
  const { port } = await receiving((_request, response) => response.end(`a${"😀".repeat(600)}`));
  const answer = await sender({}).post(`http://127.0.0.1:${port}/`);
  expect(answer).toMatchObject({ excerpt: `a${"😀".repeat(499)} ` });
});
