import type { Refusal } from "../../../server/domain/booking/refusal.ts";

/** What the page's action answers with, beside going elsewhere. */
export interface DriftAnswer {
  readonly driftId: string;
  /** As it was typed. */
  readonly note: string;
  /** What is wrong with the reason. */
  readonly error: string | null;
  readonly refusal: Refusal | null;
}
