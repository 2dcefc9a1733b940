import type { Instant } from "../values/instant.ts";
import { notBeforeOf, type CalendlyFailure } from "./calendly-failure.ts";

/**
 * A provider refused or did not answer. Thrown by adapters only. `retryable`: the same call may go through later (time-out, 429, 5xx, connection
 * lost). `stored`: the provider keeps this failure under the idempotency key, so that repeating it under the same key only replays it. `replayed`:
 * that is what it has done, so that this answer is an old one and says nothing about now. `keyWasUsed`: another request was sent under this
 * idempotency key before, and what became of that one is not said: it may well have been carried out.
 */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly provider: "calendly" | "stripe" | "mail";
  readonly operation: string;
  readonly retryable: boolean;
  readonly stored: boolean;
  readonly replayed: boolean;
  readonly keyWasUsed: boolean;
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  /**
   * Stripe's own name of the error, such as `charge_disputed` or `charge_already_refunded`; null where it gives none (a refund of more
   * than is left is a 400 without one), and for the other providers.
   */
  readonly code: string | null;
  /** Stripe's own words for people, without addresses and keys; null where there are none, and for the other providers. */
  readonly providerMessage: string | null;
  /** Which of Calendly's failures it is; null for the other providers. */
  readonly failure: CalendlyFailure | null;
  /** The instant before which a retry is useless: a limit is used up, or the provider is left alone for a while. Null when none is known. */
  readonly retryAt: Instant | null;

  constructor(
    details: {
      provider: ProviderError["provider"];
      operation: string;
      retryable: boolean;
      stored?: boolean;
      replayed?: boolean;
      keyWasUsed?: boolean;
      status: number | null;
      code?: string | undefined;
      providerMessage?: string | undefined;
      failure?: CalendlyFailure;
      /** Of Calendly, the failure says it. */
      retryAt?: Instant | undefined;
      /** What went wrong, without tokens, addresses or bodies. */
      reason: string;
    },
    options?: ErrorOptions,
  ) {
    super(`${details.provider} ${details.operation}: ${details.reason}`, options);
    this.provider = details.provider;
    this.operation = details.operation;
    this.retryable = details.retryable;
    this.stored = details.stored ?? false;
    this.replayed = details.replayed ?? false;
    this.keyWasUsed = details.keyWasUsed ?? false;
    this.status = details.status;
    this.code = details.code ?? null;
    this.providerMessage = details.providerMessage ?? null;
    this.failure = details.failure ?? null;
    this.retryAt = details.retryAt ?? (this.failure === null ? null : notBeforeOf(this.failure));
  }
}
