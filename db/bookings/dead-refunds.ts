import { z } from "zod";
import type { EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { isDead } from "../core/claimable-row.ts";
import type { Queryable } from "../core/open-database.ts";

const paramsSchema = z.object({ due: z.number().int() });

/** The numbers of a booking's refund obligations whose effect is a dead letter, so that a person must act, in sequence. */
export async function listDeadObligations(db: Queryable, bookingId: BookingId): Promise<number[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("params_json")
    .where("booking_id", "=", bookingId)
    .where("type", "=", "requestRefund" satisfies EffectType)
    .where(isDead)
    .execute();
  return rows
    .flatMap((row) => {
      const effect = paramsSchema.safeParse(jsonOrNull(row.params_json));
      return effect.success ? [effect.data.due] : [];
    })
    .sort((a, b) => a - b);
}

/** An effect that is no JSON is shown to an operator as a dead letter; it hinders no page from showing the others. */
function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
