import { z } from "zod";
import { ALL_BASIS_POINTS } from "../values/money.ts";

/** A cancellation policy as stored or typed in: tiers from the longest notice down, shares that never grow. */
export const cancellationPolicySchema = z.object({
  tiers: z
    .array(
      z.object({
        noticeMinutesMin: z
          .int()
          .min(0)
          .max(60 * 24 * 90),
        refundBasisPoints: z.int().min(0).max(ALL_BASIS_POINTS),
      }),
    )
    .max(6)
    .refine(
      (tiers) =>
        tiers.every((tier, index) => {
          const before = tiers[index - 1];
          return (
            before === undefined ||
            (before.noticeMinutesMin > tier.noticeMinutesMin &&
              before.refundBasisPoints >= tier.refundBasisPoints)
          );
        }),
      "tiers out of order",
    )
    .readonly(),
});
