import { z } from "zod";

/** What every Calendly delivery is wrapped in. */
export const envelopeSchema = z.object({ event: z.string(), payload: z.looseObject({}) });
