import { timingSafeEqual } from "node:crypto";
import type { Metrics } from "../metrics/create-metrics.ts";

/** Answers /metrics to whoever brings the token, and 401 to everybody else. */
export function guardedMetrics(
  metrics: Metrics,
  token: string,
): (authorization: string | undefined) => Promise<Response> {
  const expected = Buffer.from(`Bearer ${token}`);
  return async (authorization) => {
    const given = Buffer.from(authorization ?? "");
    const allowed = given.length === expected.length && timingSafeEqual(given, expected);
    if (!allowed)
      return new Response("Not for you\n", { status: 401, headers: { "www-authenticate": "Bearer" } });
    const { contentType, text } = await metrics.expose();
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  };
}
