import { request as ask, type Agent } from "node:http";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends one request, once: nothing here tries again, whatever happens to the connection. Rejects when no whole answer comes.
 * @param agent keeps connections, as browsers and providers do.
 */
export function sendRequest(
  agent: Agent,
  url: string,
  method: "GET" | "POST",
  headers: Readonly<Record<string, string>>,
  body = "",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = method === "POST" ? { "content-length": String(Buffer.byteLength(body)) } : {};
    const asked = ask(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      text(answer).then((read) => resolve({ status: answer.statusCode ?? 0, body: read }), reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
