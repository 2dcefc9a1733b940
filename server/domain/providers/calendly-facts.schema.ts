import { z } from "zod";
import type { CalendlyFacts } from "../offer/session-type.ts";

/** The facts as they lie in a column. */
export const calendlyFactsSchema: z.ZodType<CalendlyFacts> = z.object({
  poolingType: z.string().nullable(),
  bookingMethod: z.string(),
  durationOptions: z.array(z.int()),
  takesPayment: z.boolean(),
  isSecret: z.boolean(),
  schedulingUrl: z.string(),
});
