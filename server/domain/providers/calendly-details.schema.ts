import { z } from "zod";
import { parseInstant, type Instant } from "../values/instant.ts";
import type { CalendlyDetails, CalendlyListing } from "../offer/session-type.ts";

const instantOrNull = z
  .custom<Instant>((value) => typeof value === "string" && parseInstant(value) === value)
  .nullable();

const listingSchema: z.ZodType<CalendlyListing> = z.object({
  color: z.string().nullable(),
  createdAt: instantOrNull,
  updatedAt: instantOrNull,
  profile: z.object({ type: z.string(), name: z.string() }).nullable(),
});

/** The details as they stand in a column. */
export const calendlyDetailsSchema: z.ZodType<CalendlyDetails> = z.object({
  poolingType: z.string().nullable(),
  bookingMethod: z.string(),
  durationOptions: z.array(z.int()),
  takesPayment: z.boolean(),
  isSecret: z.boolean(),
  schedulingUrl: z.string(),
  listing: listingSchema.optional(),
});
