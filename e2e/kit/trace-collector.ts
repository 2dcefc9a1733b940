import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Takes OpenTelemetry's traces as JSON over HTTP, as a collector does, and keeps them. */
export async function startTraceCollector() {
  const bodies: string[] = [];
  const spans: CollectedSpan[] = [];
  const headers: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const isTraces = request.method === "POST" && request.url === "/v1/traces";
      response.writeHead(isTraces ? 200 : 404, { "content-type": "application/json" }).end("{}");
      if (!isTraces) return;
      const text = Buffer.concat(chunks).toString("utf8");
      bodies.push(text);
      headers.push({ ...request.headers });
      for (const resource of exportSchema.parse(JSON.parse(text)).resourceSpans)
        for (const scope of resource.scopeSpans)
          for (const { parentSpanId, attributes, ...span } of scope.spans)
            spans.push({
              ...span,
              parentSpanId: parentSpanId === undefined || parentSpanId === "" ? null : parentSpanId,
              attributes: Object.fromEntries(
                attributes.map(({ key, value }) => [key, Object.values(value)[0]]),
              ),
            });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that was sent, as it came. */
    bodies,
    spans,
    headers,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
