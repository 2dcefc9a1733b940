import { epochMsOf, minutesBetween, type Instant } from "../values/instant.ts";

/** Whose answers are dated, and compared with our clock. */
export const CLOCK_PROVIDERS = ["stripe", "calendly"] as const;
export type ClockProvider = (typeof CLOCK_PROVIDERS)[number];

/** An answer of a provider, by our clock and by theirs. */
export interface DatedAnswer {
  readonly askedAt: Instant;
  readonly answeredAt: Instant;
  /** What the answer is dated, cut to the second. */
  readonly datedAt: Instant;
}

/** What we know of our clock by the last answers of one provider. */
export interface ClockStatus {
  /** By how many seconds our clock was surely wrong at each of the last answers, the newest last. */
  readonly differences: readonly number[];
  /** Positive when ours is ahead of theirs; null while there are too few answers to tell. */
  readonly seconds: number | null;
  readonly isWrong: boolean;
}

/** 5: one odd answer, even two in a row, are outvoted; with so few, a corrected clock is noticed within minutes. */
const ANSWERS = 5;
/** 3: with fewer, one odd answer would count too much. */
const ANSWERS_MIN = 3;
/** 60 s: beyond it a range that is to begin in the future may begin in a provider's past, holds end at a wrong minute, and little is left for signatures. */
export const WRONG_SECONDS = 60;
/** 30 s: a clock around the limit is reported once, not at every answer. */
const RIGHT_AGAIN_SECONDS = 30;
/** The date is the second that the answer was made in. */
const SECOND_MS = 1_000;

/** Nothing is known yet. */
export const CLOCK_UNKNOWN: ClockStatus = { differences: [], seconds: null, isWrong: false };

/**
 * By how many seconds our clock is wrong at least: positive when it is ahead, 0 when the answer may have been dated rightly at any moment
 * between question and answer. So a slow answer says little, and one during which our clock was moved says nothing.
 */
export function sureDifferenceSeconds({ askedAt, answeredAt, datedAt }: DatedAnswer): number {
  const [from, to] = [epochMsOf(askedAt), epochMsOf(answeredAt)].sort((a, b) => a - b) as [number, number];
  const dated = epochMsOf(datedAt);
  const ahead = from - dated - SECOND_MS;
  const behind = to - dated;
  if (ahead > 0) return ahead / SECOND_MS;
  return behind < 0 ? behind / SECOND_MS : 0;
}

/** The status after one more answer: decided by the middle of the last ones, once there are three. */
export function withAnswer(status: ClockStatus, answer: DatedAnswer): ClockStatus {
  const differences = [...status.differences, sureDifferenceSeconds(answer)].slice(-ANSWERS);
  if (differences.length < ANSWERS_MIN) return { differences, seconds: null, isWrong: false };
  const seconds = medianOf(differences);
  const limit = status.isWrong ? RIGHT_AGAIN_SECONDS : WRONG_SECONDS;
  return { differences, seconds, isWrong: Math.abs(seconds) > limit };
}

/** The median; of two in the middle the smaller difference. */
function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  if (low <= 0 && high >= 0) return 0;
  return Math.abs(low) < Math.abs(high) ? low : high;
}

/** A clock of one of our processes that is wrong, as it stands in the database for everybody to see. */
export interface WrongClock {
  /** The process that has measured it, and lives with it. */
  readonly processId: string;
  /** The computer or container that it runs on. */
  readonly host: string;
  readonly provider: ClockProvider;
  /** Positive when ours is ahead of theirs. */
  readonly seconds: number;
  readonly since: Instant;
  /** When it was last measured, by the provider's clock: ours is the wrong one. */
  readonly measuredAt: Instant;
}

/** 10 min: ten times as often as it is written; a process that writes nothing for so long has ended. */
const SILENT_MINUTES = 10;

/** Whether the process still runs: one that has ended cannot remove its record. */
export function isStillSaid({ measuredAt }: WrongClock, now: Instant): boolean {
  return Math.abs(minutesBetween(measuredAt, now)) <= SILENT_MINUTES;
}
