import { z } from "zod";
import { anywhere, ownSecret } from "./allowed-settings.ts";
import { httpUrl, setting } from "./setting.ts";

const headers = z
  .string()
  .refine(
    (text) => text.split(",").every((pair) => /^\s*[\w-]+=[^=]/.test(pair)),
    "must be `name=value`, several separated by commas",
  );

/** Where traces go, under the names that OpenTelemetry gives these settings everywhere. */
export const TRACING_SETTINGS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    httpUrl.optional(),
    anywhere,
    "Where OpenTelemetry traces are sent, as OTLP over HTTP in JSON: a collector's address without `/v1/traces`, such as http://127.0.0.1:4318. Empty: nothing is traced.",
    "",
  ),
  OTEL_EXPORTER_OTLP_HEADERS: setting(
    headers.optional(),
    ownSecret,
    "What the collector wants in its headers, such as a key: `name=value`, comma-separated. A secret.",
    "",
  ),
  OTEL_TRACES_SAMPLER_ARG: setting(
    z.coerce.number().min(0).max(1).default(1),
    anywhere,
    "Which share of all traces is sent, from 0 to 1.",
    "1",
  ),
};

/** `name=value` pairs, percent-decoded, as OpenTelemetry writes them. */
export function headersOf(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
    }),
  );
}
