import { z } from "zod";
import type { CallerMetadata } from "./caller-metadata.ts";
import type { ReturnUrls } from "./return-urls.ts";

/** Metadata as it stands in a column. */
export const callerMetadataSchema: z.ZodType<CallerMetadata> = z.record(z.string(), z.string());

/** The same of where a payer is led back to. */
export const returnUrlsSchema: z.ZodType<ReturnUrls> = z.object({
  successUrl: z.string().nullable(),
  cancelUrl: z.string().nullable(),
});
