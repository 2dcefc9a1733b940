import type { Refusal } from "../../../server/domain/refusal.ts";

/** What the page's action answers with, beside going elsewhere. */
export interface LetterAnswer {
  readonly letter: string;
  readonly decision: "retry" | "drop";
  /** As it was typed. */
  readonly note: string;
  /** What is wrong with the reason. */
  readonly error: string | null;
  readonly refusal: Refusal | null;
}
