import type { Refusal } from "../../../server/domain/booking/refusal.ts";

/** How an operator can end a refund obligation whose effect is dropped. */
export const OBLIGATION_ENDS = ["settled_outside", "waived"] as const;
export type ObligationEnd = (typeof OBLIGATION_ENDS)[number];

/** What the page's action answers with, beside going elsewhere. */
export interface DeadLetterAnswer {
  readonly deadLetter: string;
  readonly decision: "retry" | "drop";
  /** What was chosen as the end of the obligation; null when it was not asked. */
  readonly becomes: ObligationEnd | null;
  /** As it was typed. */
  readonly note: string;
  /** What is wrong with the reason. */
  readonly error: string | null;
  readonly refusal: Refusal | null;
}
