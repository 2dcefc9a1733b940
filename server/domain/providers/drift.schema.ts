import { z } from "zod";
import type { DriftDetails } from "./drift.ts";
import { isBuilderId, type BuilderId } from "../values/ids.ts";
import { money, type Money } from "../values/money.ts";

const text = z.string().nullable();

/** As `details_json` holds it. */
export const driftDetailsSchema: z.ZodType<DriftDetails> = z.object({
  builderId: z.custom<BuilderId>((value) => typeof value === "string" && isBuilderId(value)).nullable(),
  amount: z
    .object({ amountMinor: z.number(), currency: z.string() })
    .transform(({ amountMinor, currency }): Money => money(amountMinor, currency))
    .nullable(),
  paymentIntentId: text,
  due: z.int().nullable(),
  calendlyEventId: text,
  effectKey: text,
  type: text,
  // Absent in drifts from before it was recorded.
  reason: text.default(null),
});
