import type { Instant } from "../domain/values/instant.ts";

/** What a provider says of its rate limit. */
export interface ProviderRate {
  readonly callsMax: number;
  readonly callsRemaining: number;
  readonly resetsAt: Instant;
}

/** How a provider, or one connection to it, stands for every process. */
export interface ProviderState {
  /** Until when nobody asks it. Past: one process may probe. Null: all is well. */
  readonly pausedUntil: Instant | null;
  /** How many pauses there were in a row, this one included; 0 when all is well. */
  readonly pauses: number;
  /** Until when its rate limit is used up; null when it never was. */
  readonly limitedUntil: Instant | null;
  /** Null before it has said anything of it. */
  readonly rate: ProviderRate | null;
}

/**
 * What all processes know of providers. `subject` is `stripe`, `smtp` or a Calendly connection's id. Nothing here rejects: while the database is
 * away, each process goes by what it knows itself.
 */
export interface ProviderStates {
  /** At most a second old. What this process has written itself shows at once. */
  read(subject: string): Promise<ProviderState>;
  /**
   * Nobody is to ask until then. A pause that another process has begun meanwhile stands; `held` is one that may be replaced all the same, as by
   * whoever took the probe until then.
   */
  pause(
    subject: string,
    pause: { readonly until: Instant; readonly pauses: number },
    held: Instant | null,
  ): Promise<void>;
  /** Takes the probe that was due at `due`, for this process alone, until then. False when another process has it. */
  takeProbe(subject: string, due: Instant, until: Instant): Promise<boolean>;
  /** It answers again: everybody may ask. */
  resume(subject: string): Promise<void>;
  /** Its rate limit is used up until then; the latest instant counts. */
  limit(subject: string, until: Instant): Promise<void>;
  /** Returns at once: the others know within a second. */
  sawRate(subject: string, rate: ProviderRate): void;
}
