import { z } from "zod";
import { RESTS_ON_STATUSES, type RestsOn } from "../../server/domain/booking/booking.ts";

const restsOnSchema = z.array(
  z.object({
    refundId: z.string(),
    amount: z.object({ amountMinor: z.int(), currency: z.string() }),
    status: z.enum(RESTS_ON_STATUSES),
  }),
) satisfies z.ZodType<RestsOn[]>;

/** What a refund obligation rests on, as its column holds it: null when it rests on nothing. The same gives the same text. */
export function writeRestsOn(restsOn: readonly RestsOn[] | undefined): string | null {
  return restsOn === undefined || restsOn.length === 0 ? null : JSON.stringify(restsOnSchema.parse(restsOn));
}

/** The column, read. Throws on a text that the app did not write. */
export function readRestsOn(json: string | null): readonly RestsOn[] | undefined {
  return json === null ? undefined : restsOnSchema.parse(JSON.parse(json));
}
