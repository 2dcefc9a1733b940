import { z } from "zod";
import type { CalendlyDetails } from "../offer/session-type.ts";

/** The details as they stand in a column. */
export const calendlyDetailsSchema: z.ZodType<CalendlyDetails> = z.object({
  poolingType: z.string().nullable(),
  bookingMethod: z.string(),
  durationOptions: z.array(z.int()),
  takesPayment: z.boolean(),
  isSecret: z.boolean(),
  schedulingUrl: z.string(),
});
