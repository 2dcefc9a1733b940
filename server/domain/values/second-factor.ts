import { minutesBetween, type Instant } from "./instant.ts";

/** How a session of somebody with the operator's role stands with the second factor. */
export interface SecondFactorStatus {
  readonly sessionId: string;
  /** Whether this installation asks operators for it. */
  readonly isAsked: boolean;
  /** Whether the person has an authenticator app or a passkey. */
  readonly isSetUp: boolean;
  /** When this session last showed it; null when it never did. */
  readonly confirmedAt: Instant | null;
}

/** What must come first: a factor is set up, or the one that there is is shown. */
export type SecondFactorNeed = "set_up" | "confirm";

/** `everything`: what an operator sees and does; `money`: what moves it; `factors`: a change of the factors themselves. */
export type SecondFactorPurpose = "everything" | "money" | "factors";

/** 15 min: as long as somebody works through the refunds of a morning, and shorter than a lunch beside an open screen. */
export const SECOND_FACTOR_MONEY_MINUTES = 15;

/** 5: more than a mistyped code takes; whoever guesses has one chance in 70,000 before the session is gone. */
export const SECOND_FACTOR_TRIES_MAX = 5;

export const RECOVERY_CODES_COUNT = 10;

/**
 * What a session still needs for this purpose; null when nothing. Nobody who has a factor may change it without showing it, whether the
 * installation asks for it or not.
 */
export function secondFactorNeed(
  status: SecondFactorStatus,
  purpose: SecondFactorPurpose,
  now: Instant,
): SecondFactorNeed | null {
  const { isAsked, isSetUp, confirmedAt } = status;
  const isFresh = confirmedAt !== null && minutesBetween(confirmedAt, now) < SECOND_FACTOR_MONEY_MINUTES;
  if (purpose === "factors") return !isSetUp || isFresh ? null : "confirm";
  if (!isAsked) return null;
  if (!isSetUp) return "set_up";
  if (confirmedAt === null) return "confirm";
  return purpose === "money" && !isFresh ? "confirm" : null;
}

/** Something was asked for that the session's second factor must be shown for first. Nothing was done. */
export class SecondFactorNeeded extends Error {
  override readonly name = "SecondFactorNeeded";
  readonly need: SecondFactorNeed;

  constructor(need: SecondFactorNeed) {
    super(need === "set_up" ? "set up a second factor first" : "confirm it is you");
    this.need = need;
  }
}
