import { z } from "zod";

/** What every Calendly delivery is wrapped in. */
export const envelopeSchema = z.object({ event: z.string(), payload: z.looseObject({}) });

/** What a Stripe event says of whose it is. Nothing of it is a reason to refuse an event: what is missing or odd is left out. */
const originSchema = z.object({
  livemode: z.boolean().optional().catch(undefined),
  data: z
    .object({ object: z.object({ metadata: z.object({ installation_id: z.string() }) }) })
    .optional()
    .catch(undefined),
});

/** The mode and the installation that a Stripe event names; null for what it does not name. */
export function originOf(body: string): {
  readonly isLive: boolean | null;
  readonly installationId: string | null;
} {
  try {
    const { livemode, data } = originSchema.parse(JSON.parse(body));
    return { isLive: livemode ?? null, installationId: data?.object.metadata.installation_id ?? null };
  } catch {
    // Its body was emptied.
    return { isLive: null, installationId: null };
  }
}
