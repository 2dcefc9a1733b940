import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  retry,
  type IBackoff,
  type IHalfOpenAfterBackoffContext,
} from "cockatiel";
import { LOG_LEVEL_OF_FAILURE, type CalendlyFailure } from "../../domain/providers/calendly-failure.ts";
import type { CalendlyConnectionId } from "../../domain/values/ids.ts";
import { addMinutes, laterOf, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyAsker, CalendlyRate, CalendlyUsage, Clock, Log } from "../../ports.ts";
import { createPagesShare } from "../pages-share.ts";
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
  readonly log: Log;
  readonly patience: CalendlyPatience;
}

/** Only failures of Calendly as a whole: a 4xx is an answer, and the next request may well succeed. */
function isOutage(error: Error): boolean {
  return error instanceof ProviderError && error.failure?.kind === "unavailable";
}

/** A failure of this request that a second try may cure; not a request that the open breaker refused. */
function isWorthARetry(error: Error): boolean {
  return (
    error instanceof ProviderError && error.failure?.kind === "unavailable" && error.failure.retryAt === null
  );
}

/**
 * A guard with a breaker and a rate limit of its own. Null for a token that belongs to no connection yet: guarded, but not counted. The
 * breaker and the limit follow the app's clock; waiting between retries and for answers is real time.
 */
export function createCalendlyGuard(
  deps: GuardDeps,
  connectionId: CalendlyConnectionId | null,
): CalendlyGuard {
  const { clock, patience } = deps;
  let limitedUntil: Instant | null = null;
  let pausedUntil = clock.now();
  const pages = createPagesShare(clock);

  const breaker = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(patience.failuresToOpen),
    halfOpenAfter: { next: pause },
  });
  const retries = retry(handleWhen(isWorthARetry), {
    maxAttempts: patience.retriesMax,
    backoff: new ExponentialBackoff({
      generator: fullJitterGenerator,
      initialDelay: patience.retryDelayMsMax,
    }),
  });
  breaker.onBreak(() =>
    deps.log.warn({ connectionId, until: pausedUntil }, "Calendly does not answer: not asked for a while"),
  );
  breaker.onReset(() => deps.log.info({ connectionId }, "Calendly answers again"));

  /** Asked by the breaker each time it opens; it then compares real time with `duration`, which therefore is all or nothing. */
  function pause({ attempt }: IHalfOpenAfterBackoffContext): IBackoff<IHalfOpenAfterBackoffContext> {
    const pauseMs = Math.min(patience.pauseMsMax, patience.firstPauseMs * 2 ** (attempt - 1));
    const until = addMinutes(clock.now(), pauseMs / 60_000);
    pausedUntil = until;
    return {
      get duration() {
        return clock.now() >= until ? 0 : Number.POSITIVE_INFINITY;
      },
      next: pause,
    };
  }

  function refuseIfLimited(operation: string): void {
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
    refuseIfLimited(operation);
    refuseIfReserved(operation, asker);
    await asker.beforeCall?.();
    const end = pages.begin();
    try {
      return await breaker.execute(async () => {
        try {
          const answer = await send(AbortSignal.any([signal, AbortSignal.timeout(patience.answerMsMax)]));
          if (connectionId !== null) deps.usage.count(connectionId, endpointOf(request), "ok");
          return answer;
        } catch (error) {
          if (error instanceof ProviderError) record(request, error);
          throw error;
        }
      });
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw notAsked(operation, { kind: "unavailable", retryAt: pausedUntil }, "does not answer just now");
    } finally {
      end();
    }
  }

  function record(request: CalendlyRequest, error: ProviderError): void {
    const { failure, status } = error;
    if (failure === null) return;
    if (failure.kind === "rate_limited") limitUntil(failure.until);
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

  function limitUntil(until: Instant): void {
    limitedUntil = limitedUntil === null ? until : laterOf(limitedUntil, until);
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
      if (connectionId !== null) deps.usage.sawRate(connectionId, rate);
      // The next one would be refused.
      if (rate.callsRemaining === 0) limitUntil(rate.resetsAt);
    },
  };
}
