import { AsyncLocalStorage } from "node:async_hooks";
import type { Context, Span } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-node";
import type { TraceOrigin } from "../domain/booking/trace-origin.ts";
import type { Log, Step, StepAttributes, TraceIds, Tracing } from "../ports.ts";
import { createIdSource, traceIdsOf } from "./trace-ids.ts";

/** 5 s for one batch: a stop waits no longer than that for a collector that does not answer. */
const EXPORT_MS_MAX = 5_000;

export interface TracingSettings {
  /** The collector's OTLP over HTTP, without the path of its kind: `http://127.0.0.1:4318`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of all traces, from 0 to 1; decided by the trace's id, and so alike in every process. */
  readonly share: number;
  readonly installationId: string;
  readonly appVersion: string;
  readonly environment: string;
  readonly log: Log;
}

export interface OpenTracing extends Tracing {
  /** Sends what waits, for 5 s at most. Never rejects. */
  close(): Promise<void>;
}

/**
 * Loads OpenTelemetry, which nothing else does, and sends traces to a collector in batches. It stays out of OpenTelemetry's globals: libraries that
 * look for them would add spans whose content nobody here has seen.
 */
export async function openTracing(settings: TracingSettings): Promise<OpenTracing> {
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags }, sdk, exporting, resources] =
    await Promise.all([
      import("@opentelemetry/api"),
      import("@opentelemetry/sdk-trace-node"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const exporter = new exporting.OTLPTraceExporter({
    url: `${settings.endpoint.replace(/\/$/, "")}/v1/traces`,
    headers: { ...settings.headers },
    timeoutMillis: EXPORT_MS_MAX,
  });
  const ids = createIdSource();
  const provider = new sdk.NodeTracerProvider({
    idGenerator: ids,
    sampler: new sdk.TraceIdRatioBasedSampler(settings.share),
    resource: resources.resourceFromAttributes({
      "service.name": "buildappswith-booking",
      "service.version": settings.appVersion,
      "deployment.environment.name": settings.environment,
    }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(tellingOfFailures(exporter, settings.log), {
        exportTimeoutMillis: EXPORT_MS_MAX,
      }),
    ],
  });
  const tracer = provider.getTracer("booking");
  const underWay = new AsyncLocalStorage<Context | null>();
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER } as const;

  /** Within the trace of this origin, beneath its first step; a place beside has the trace's id alone, which `start` sees to. */
  function contextOf(origin: TraceOrigin): Context {
    const at = { ...traceIdsOf(origin, settings.installationId), traceFlags: TraceFlags.SAMPLED };
    return trace.setSpanContext(ROOT_CONTEXT, { ...at, isRemote: true });
  }

  function start(step: Step, current: Context | null, startTime?: number): Span {
    const options = {
      attributes: { ...step.attributes },
      kind: step.kind === undefined ? SpanKind.INTERNAL : kinds[step.kind],
      ...(startTime === undefined ? {} : { startTime }),
    };
    if (step.origin === undefined) return tracer.startSpan(step.name, options, current ?? ROOT_CONTEXT);
    if (step.origin.place === "beneath") return tracer.startSpan(step.name, options, contextOf(step.origin));
    const first = traceIdsOf(step.origin, settings.installationId);
    ids.setNext(step.origin.place === "first" ? first : { traceId: first.traceId });
    return tracer.startSpan(step.name, options, ROOT_CONTEXT);
  }

  function fail(span: Span): void {
    span.setStatus({ code: SpanStatusCode.ERROR });
  }

  return {
    async step(step, work) {
      const current = underWay.getStore() ?? null;
      const span = start(step, current);
      if (step.hasFailed === true) fail(span);
      const under = {
        set: (attributes: StepAttributes) => void span.setAttributes({ ...attributes }),
        fail: () => fail(span),
      };
      try {
        return await underWay.run(trace.setSpan(ROOT_CONTEXT, span), () => work(under));
      } catch (error) {
        // No message: it may hold what somebody wrote.
        span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
        fail(span);
        throw error;
      } finally {
        span.end();
      }
    },
    begin() {
      const current = underWay.getStore() ?? null;
      const startedMs = performance.now();
      return (step) => {
        const span = start(step, current, startedMs);
        if (step.hasFailed === true) fail(span);
        span.end(performance.now());
      };
    },
    within: (origin, work) => underWay.run(origin === null ? null : contextOf(origin), work),
    currentIds(): TraceIds | null {
      const current = underWay.getStore();
      const at = current == null ? undefined : trace.getSpanContext(current);
      return at === undefined ? null : { traceId: at.traceId, spanId: at.spanId };
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
}

/** Says once that traces do not arrive, and once that they do again: never what was in them. */
function tellingOfFailures(exporter: SpanExporter, log: Log): SpanExporter {
  let isAway = false;
  return {
    export(spans: ReadableSpan[], done) {
      exporter.export(spans, (result) => {
        const hasFailed = result.error !== undefined;
        if (hasFailed && !isAway)
          log.warn({ reason: result.error?.name }, "traces cannot be sent to the collector");
        if (!hasFailed && isAway) log.info({}, "traces are sent to the collector again");
        isAway = hasFailed;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
