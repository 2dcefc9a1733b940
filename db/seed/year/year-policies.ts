import type { CancellationPolicy } from "../../../server/domain/offer/cancellation-policy.ts";

/** Twelve hours are enough to find somebody else: all back until then, half until two hours before. */
export const KIND_CANCELLATION_POLICY: CancellationPolicy = {
  tiers: [
    { noticeMinutesMin: 12 * 60, refundBasisPoints: 10_000 },
    { noticeMinutesMin: 2 * 60, refundBasisPoints: 5_000 },
  ],
};

/** Prepared beforehand: all back until two days before, half until a day before. */
export const STRICT_CANCELLATION_POLICY: CancellationPolicy = {
  tiers: [
    { noticeMinutesMin: 48 * 60, refundBasisPoints: 10_000 },
    { noticeMinutesMin: 24 * 60, refundBasisPoints: 5_000 },
  ],
};
