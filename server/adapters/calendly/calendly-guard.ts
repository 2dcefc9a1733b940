import { ExponentialBackoff, fullJitterGenerator, handleWhen, retry } from "cockatiel";
import { outcomeOfStatus } from "../../domain/health/call-outcome.ts";
import { LOG_LEVEL_OF_FAILURE, type CalendlyFailure } from "../../domain/providers/calendly-failure.ts";
import type { CalendlyConnectionId } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type {
  CalendlyAsker,
  CalendlyRate,
  CalendlyUsage,
  Clock,
  Log,
  ProviderCalls,
  ProviderState,
  ProviderStates,
} from "../../ports.ts";
import { createOwnProviderStates } from "../own-provider-states.ts";
import { createPagesShare } from "../pages-share.ts";
import { reportTurns } from "../report-turns.ts";
import { BreakerOpen, createSharedBreaker } from "../shared-breaker.ts";
import { endpointOf, notAsked, type CalendlyRequest } from "./calendly-http.ts";

/** Time-outs, retries and the breaker's pauses for Calendly. */
export interface CalendlyPatience {
  /** 10 s for one answer: Calendly's slowest ones take two or three. */
  readonly answerMsMax: number;
  /** 15 s for one call with all its tries: three calls of one effect stay inside its lease of a minute. */
  readonly callMsMax: number;
  /** 2: a failure that outlasts two more tries is an outage. */
  readonly retriesMax: number;
  /** 200 ms before the first retry at most, doubled for the second, drawn from zero up (full jitter). */
  readonly retryDelayMsMax: number;
  /** 5 failures in a row: a call with its retries makes three, so that one unlucky call does not open the breaker. */
  readonly failuresToOpen: number;
  /** 30 s until the first probe, doubled with each one that fails. */
  readonly firstPauseMs: number;
  /** 2 min between probes at most: how late the end of an outage is noticed. */
  readonly pauseMsMax: number;
}

export const CALENDLY_PATIENCE: CalendlyPatience = {
  answerMsMax: 10_000,
  callMsMax: 15_000,
  retriesMax: 2,
  retryDelayMsMax: 200,
  failuresToOpen: 5,
  firstPauseMs: 30_000,
  pauseMsMax: 120_000,
};

/** Between one connection and Calendly: decides whether and how often a request is sent, and remembers its rate limit and failures. */
export interface CalendlyGuard {
  /**
   * Runs `send`, again when that is safe (GET and DELETE, no answer or 5xx), and not at all while the rate limit is used up or the breaker
   * is open, or the pages' share of it when a page asks. Throws ProviderError, and whatever the asker's `beforeCall` throws.
   */
  run(
    operation: string,
    request: CalendlyRequest,
    send: (signal: AbortSignal) => Promise<unknown>,
    asker: CalendlyAsker,
  ): Promise<unknown>;
  readonly sawRate: (rate: CalendlyRate) => void;
}

export interface GuardDeps {
  readonly clock: Clock;
  readonly usage: CalendlyUsage;
  /** Absent: nobody is told. */
  readonly calls?: ProviderCalls;
  readonly log: Log;
  readonly patience: CalendlyPatience;
  /** What all processes know of each connection; absent: what this one knows. */
  readonly states?: ProviderStates;
}

/** A token that belongs to no connection: its guard's states are its own. */
const NO_CONNECTION = "calendly";

/** Only failures of Calendly as a whole: a 4xx is an answer, and the next request may well succeed. */
function isOutage(error: unknown): boolean {
  return error instanceof ProviderError && error.failure?.kind === "unavailable";
}

/** A failure of this request that a second try may cure; not a request that the open breaker refused. */
function isWorthARetry(error: Error): boolean {
  return (
    error instanceof ProviderError && error.failure?.kind === "unavailable" && error.failure.retryAt === null
  );
}

/**
 * A guard with a breaker and a rate limit that all processes share by `states`. Null for a token that belongs to no connection yet: guarded by itself,
 * and not counted. The breaker and the limit follow the app's clock; waiting between retries and for answers is real time.
 */
export function createCalendlyGuard(
  deps: GuardDeps & { readonly states: ProviderStates },
  connectionId: CalendlyConnectionId | null,
): CalendlyGuard {
  const { clock, patience } = deps;
  const subject = connectionId ?? NO_CONNECTION;
  const states = connectionId === null ? createOwnProviderStates() : deps.states;
  const pages = createPagesShare(clock);

  const breaker = createSharedBreaker({
    clock,
    states,
    subject,
    patience: { ...patience, probeMsMax: patience.callMsMax },
    isOutage,
    ...reportTurns("calendly", "Calendly", { log: deps.log, calls: deps.calls }, { connectionId }),
  });
  const retries = retry(handleWhen(isWorthARetry), {
    maxAttempts: patience.retriesMax,
    backoff: new ExponentialBackoff({
      generator: fullJitterGenerator,
      initialDelay: patience.retryDelayMsMax,
    }),
  });

  function refuseIfLimited(operation: string, { limitedUntil }: ProviderState): void {
    if (limitedUntil === null || limitedUntil <= clock.now()) return;
    throw notAsked(operation, { kind: "rate_limited", until: limitedUntil }, "the rate limit is used up");
  }

  function refuseIfReserved(operation: string, { share }: CalendlyAsker): void {
    const until = share === "pages" ? pages.usedUpUntil() : null;
    if (until === null) return;
    throw notAsked(operation, { kind: "rate_limited", until }, "the rest of the rate limit is the worker's");
  }

  async function tryOnce(
    operation: string,
    request: CalendlyRequest,
    send: (signal: AbortSignal) => Promise<unknown>,
    { asker, signal }: { readonly asker: CalendlyAsker; readonly signal: AbortSignal },
  ): Promise<unknown> {
    const state = await states.read(subject);
    if (state.rate !== null) pages.sawRate(state.rate);
    try {
      refuseIfLimited(operation, state);
      refuseIfReserved(operation, asker);
    } catch (error) {
      deps.calls?.begin("calendly", endpointOf(request))("not_sent");
      throw error;
    }
    await asker.beforeCall?.();
    const end = pages.begin();
    try {
      return await breaker.execute(async () => {
        const ended = deps.calls?.begin("calendly", endpointOf(request));
        try {
          const answer = await send(AbortSignal.any([signal, AbortSignal.timeout(patience.answerMsMax)]));
          ended?.("answered");
          if (connectionId !== null) deps.usage.count(connectionId, endpointOf(request), "ok");
          return answer;
        } catch (error) {
          ended?.(outcomeOfStatus(error instanceof ProviderError ? error.status : null));
          if (error instanceof ProviderError) await record(request, error);
          throw error;
        }
      });
    } catch (error) {
      if (!(error instanceof BreakerOpen)) throw error;
      deps.calls?.begin("calendly", endpointOf(request))("not_sent");
      throw notAsked(operation, { kind: "unavailable", retryAt: error.until }, "does not answer just now");
    } finally {
      end();
    }
  }

  async function record(request: CalendlyRequest, error: ProviderError): Promise<void> {
    const { failure, status } = error;
    if (failure === null) return;
    if (failure.kind === "rate_limited") await states.limit(subject, failure.until);
    const endpoint = endpointOf(request);
    const level = isOfWhoAsked(failure) ? "info" : LOG_LEVEL_OF_FAILURE[failure.kind];
    if (level !== null) deps.log[level]({ connectionId, endpoint, status, failure }, "Calendly failed");
    if (connectionId !== null) deps.usage.count(connectionId, endpoint, failure.kind);
  }

  /** Somebody typed a token that is none, before there is a connection; or named an object that is not this account's, which is not about scopes. */
  function isOfWhoAsked(failure: CalendlyFailure): boolean {
    if (failure.kind === "unauthorised") return connectionId === null;
    return failure.kind === "forbidden" && failure.missingScopes.length === 0;
  }

  return {
    async run(operation, request, send, asker) {
      const deadline = AbortSignal.timeout(patience.callMsMax);
      // A POST without an answer may have been carried out: the caller looks it up before a retry.
      if (request.method === "POST") return tryOnce(operation, request, send, { asker, signal: deadline });
      return retries.execute(({ signal }) => tryOnce(operation, request, send, { asker, signal }), deadline);
    },
    sawRate(rate) {
      pages.sawRate(rate);
      states.sawRate(subject, rate);
      if (connectionId !== null) deps.usage.sawRate(connectionId, rate);
      // The next one would be refused.
      if (rate.callsRemaining === 0) void states.limit(subject, rate.resetsAt);
    },
  };
}
