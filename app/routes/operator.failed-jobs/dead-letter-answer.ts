import type { Refusal } from "../../../server/domain/booking/refusal.ts";

/** What an operator can say of a debt whose order is dropped. */
export const DEBT_ENDS = ["settled_outside", "waived"] as const;
export type DebtEnd = (typeof DEBT_ENDS)[number];

/** What the page's action answers with, beside going elsewhere. */
export interface DeadLetterAnswer {
  readonly deadLetter: string;
  readonly decision: "retry" | "drop";
  /** What was chosen as the end of the debt; null when it was not asked. */
  readonly becomes: DebtEnd | null;
  /** As it was typed. */
  readonly note: string;
  /** What is wrong with the reason. */
  readonly error: string | null;
  readonly refusal: Refusal | null;
}
