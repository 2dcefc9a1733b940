import { Agent, request, type IncomingHttpHeaders } from "node:http";

/** A request as it goes over the wire: what no browser and no library would send, too. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | null;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Wire {
  /** Null when the app closed the connection without an answer. Rejects after a minute. */
  send(asked: WireRequest): Promise<WireAnswer | null>;
  close(): void;
}

/** 60 s: longer than anything of the app may take. */
const PATIENCE_MS = 60_000;

export function openWire(appUrl: string, connections: number): Wire {
  const { hostname, port } = new URL(appUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  function sendOnce({ method, target, headers, body }: WireRequest): Promise<WireAnswer | null> {
    return new Promise((resolve, reject) => {
      const outgoing = request({
        agent,
        hostname,
        port,
        method,
        path: pathOf(target),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name,
            typeof value === "string" ? headerOf(value) : value.map(headerOf),
          ]),
        ),
        timeout: PATIENCE_MS,
      });
      outgoing.on("timeout", () => {
        reject(new Error("There was no answer for a minute."));
        outgoing.destroy();
      });
      // It may have answered before all of a body was there, and closed.
      outgoing.on("error", () => resolve(null));
      outgoing.on("response", (response) => {
        const parts: Buffer[] = [];
        // A stream has no end: what it says first is its answer.
        const isStream = response.headers["content-type"]?.startsWith("text/event-stream") === true;
        response.on("data", (part: Buffer) => {
          parts.push(part);
          if (!isStream) return;
          done();
          outgoing.destroy();
        });
        const done = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          });
        response.on("end", done);
        response.on("error", done);
      });
      outgoing.end(body ?? undefined);
    });
  }

  return {
    // A connection that was kept may be closed just as it is used again.
    send: async (asked) => (await sendOnce(asked)) ?? sendOnce(asked),
    close: () => agent.destroy(),
  };
}

/** Bytes as Node's client wants them: one character each, and none that would end the line. */
function headerOf(value: string): string {
  return Buffer.from(value)
    .toString("latin1")
    .replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, " ");
}

function pathOf(target: string): string {
  return Buffer.from(target)
    .toString("latin1")
    .replaceAll(/[^\u0021-\u00ff]/g, (character) => encodeURIComponent(character));
}

/** The same request for a shell. */
export function curlOf(appUrl: string, { method, target, headers, body }: WireRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const headerArguments = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => `-H ${quoted(`${name}: ${headerOf(one)}`)}`),
  );
  const way = method === "HEAD" ? ["-I"] : ["-i", "-X", method];
  const parts = ["curl", "--path-as-is", ...way, quoted(`${appUrl}${pathOf(target)}`), ...headerArguments];
  return body === null
    ? parts.join(" ")
    : `base64 -d <<<${body.toString("base64")} | ${[...parts, "--data-binary", "@-"].join(" ")}`;
}
